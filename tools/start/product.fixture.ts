/** A program that starts a product, says so on one line, and then lives until it is ended from outside. */
import { startProduct, type ProductOptions } from './product';

async function main(): Promise<void> {
  const product = await startProduct(JSON.parse(process.argv[2] ?? '{}') as ProductOptions);
  process.stdout.write(`${JSON.stringify({ baseUrl: product.baseUrl, databasePid: product.databasePid, apiPid: product.api().pid })}\n`);
  await product.api().gone;
}

void main();
