export const URL_VARIABLE = 'JISHAN_TEST_PRODUCT_URL';

/** Where the product listens that this run started. */
export function productUrl(): string {
  const url = process.env[URL_VARIABLE];
  if (!url) throw new Error('no product: run journeys by jest’s project "journeys", whose global setup starts one');
  return url;
}
