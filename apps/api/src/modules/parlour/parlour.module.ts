import { Module } from '@nestjs/common';
import { Letters } from './letters';
import { ParlourController } from './parlour.controller';
import { ParlourQueries } from './parlour.queries';

@Module({ controllers: [ParlourController], providers: [Letters, ParlourQueries] })
export class ParlourModule {}
