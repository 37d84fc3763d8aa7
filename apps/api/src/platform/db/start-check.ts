import { Client } from 'pg';
import { migrations } from '../../migrations';
import type { Config } from '../config/config';

/** The database is not fit to keep books in; the message says why, in one sentence. */
export class StartRefusal extends Error {}

const SAFE_SETTINGS = ['fsync', 'synchronous_commit', 'full_page_writes'] as const;

/** security.md 12 and 39: durable settings, a role that row-level security and the one door bind, no pending migration. */
export async function checkDatabase(config: Config): Promise<void> {
  const client = new Client({ connectionString: config.databaseUrl, connectionTimeoutMillis: 3_000 });
  try {
    await client.connect();
  } catch (error) {
    throw new StartRefusal(`连不上数据库：${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    await refuseMightyRole(client);
    await refusePendingMigrations(client);
    await refuseForgetful(client);
  } finally {
    await client.end();
  }
}

/** Whoever owns a table, or may become its owner, lifts row-level security and the one door with a word. */
async function refuseMightyRole(client: Client): Promise<void> {
  const { rows } = await client.query<{ unsafe: boolean; owns: boolean }>(`
    SELECT rolsuper OR rolbypassrls AS unsafe,
           EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                     AND pg_has_role(current_user, relowner, 'MEMBER')) AS owns
      FROM pg_roles WHERE rolname = current_user`);
  if (rows[0]?.unsafe !== false) throw new StartRefusal('应用不能用数据库超级用户或 BYPASSRLS 角色连接：村与村之间的隔离会失效。');
  if (rows[0].owns)
    throw new StartRefusal('应用不能用表的主人（或其成员）连接：村与村之间的隔离会失效，账本也不再只进不改。请用 jishan_app 这样的角色。');
}

async function refuseForgetful(client: Client): Promise<void> {
  const off: string[] = [];
  for (const setting of SAFE_SETTINGS) {
    const { rows } = await client.query<Record<string, string>>(`SHOW ${setting}`);
    if (rows[0]?.[setting] === 'off') off.push(setting);
  }
  if (off.length > 0) throw new StartRefusal(`数据库的 ${off.join('、')} 是关闭的，断电会丢账，拒绝启动。`);
}

async function refusePendingMigrations(client: Client): Promise<void> {
  const table = await client.query<{ there: boolean }>(`SELECT to_regclass('schema_migration') IS NOT NULL AS there`);
  const done = table.rows[0]?.there
    ? (await client.query<{ name: string }>('SELECT name FROM schema_migration')).rows.map(row => row.name)
    : [];
  const pending = migrations.map(migration => migration.name).filter(name => !done.includes(name));
  if (pending.length > 0) throw new StartRefusal(`数据库还有 ${pending.length} 个升级没有执行，请先运行迁移程序（migrate.js）。`);
}
