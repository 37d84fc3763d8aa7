import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { ActorResolver, type ActorQuery, type ResolvedActor } from '../../../platform/auth/actor';
import { CONFIG, type Config } from '../../../platform/config/config';
import { SetCommand } from '../../../platform/db/set-command';

/** Asks the database at every request, together with whatever else arrived meanwhile: no cache, so nothing to invalidate. */
@Injectable()
export class DatabaseActorResolver extends ActorResolver {
  private readonly question: SetCommand<ActorQuery, ResolvedActor>;

  constructor(@InjectDataSource() dataSource: DataSource, @Inject(CONFIG) config: Config) {
    super();
    this.question = new SetCommand(dataSource, 'identity_resolve_actors', { named: config.namedStatements });
  }

  async resolve(query: ActorQuery): Promise<ResolvedActor> {
    return (await this.question.call(query)).answer;
  }
}
