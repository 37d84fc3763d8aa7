export * from './field-cipher';
export * from './code-signer';
