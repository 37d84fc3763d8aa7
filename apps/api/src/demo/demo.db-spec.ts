import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { FilledDemo } from '../../test/filled-demo';
import { freshDatabase } from '../../test/fresh-database';
import { runSql } from '../../test/run-sql';
import { demoLogins } from '../modules/identity';
import { FieldCipher } from '../platform/crypto';
import { fillDemo } from './fill-demo';
import { demoPeople, knownPeople } from './known-people';

describe('the demo county', () => {
  let demo: FilledDemo;
  beforeAll(async () => {
    demo = await FilledDemo.fill();
  }, 120_000);
  afterAll(() => demo.remove());
  const sql = (text: string) => demo.sql(text);
  const one = (text: string) => demo.one(text);

  it('says what it has done, part by part', () => {
