/** The product's name in messages. */
export const PRODUCT = 'Constant Contact';
