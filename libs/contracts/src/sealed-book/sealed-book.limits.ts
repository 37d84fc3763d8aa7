/** A day with more has several blocks; the way from a leaf to the root stays short. */
export const BOOK_BLOCK_MAX_LEAVES = 10_000;
/** Where the app shows one block, below the product's address; the poster's QR leads here. The root comes with it, to be compared. */
export const BOOK_DAY_PAGE = '/pkg-points/pages/book-day/index';
