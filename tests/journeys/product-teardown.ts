import type { WithProduct } from './product-setup';

export default async function tearDown(): Promise<void> {
  await (globalThis as WithProduct).jishanProduct?.stop();
}
