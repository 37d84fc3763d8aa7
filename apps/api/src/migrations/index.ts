/** In order. A migration is never edited once it has landed. */
export const migrations = [];
