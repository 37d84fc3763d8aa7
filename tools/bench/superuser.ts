import { Client } from 'pg';
import type { Product } from '../start/product';

/** The superuser of the bench's own server, in the product's database: connected. Whoever asks ends it. */
export async function superuserOf(product: Product): Promise<Client> {
  if (!product.databaseSuperuserUrl) throw new Error('only with the embedded database');
  const url = new URL(product.databaseSuperuserUrl);
  url.pathname = new URL(product.databaseOwnerUrl).pathname;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  return client;
}
