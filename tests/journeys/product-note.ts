export const URL_VARIABLE = 'JISHAN_TEST_PRODUCT_URL';

/** Where the product listens that this run started. */
export function productUrl(): string {
  const url = process.env[URL_VARIABLE];
  if (!url) throw new Error('no product: run journeys by jest’s project "journeys", whose global setup starts one');
  return url;
}

export const OWNER_VARIABLE = 'JISHAN_TEST_PRODUCT_OWNER_URL';

/** The schema's owner of that product: to move time by dating rows back, to let households move in and officers take office, and for nothing else. */
export function ownerUrl(): string {
  const url = process.env[OWNER_VARIABLE];
  if (!url) throw new Error(`no owner of the product’s database: name it in ${OWNER_VARIABLE}`);
  return url;
}
