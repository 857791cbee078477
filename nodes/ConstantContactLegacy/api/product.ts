import type { Product } from '../../kit';
import { PRODUCT } from '../../constantContactShared/product';
import { ConstantContactV1Api } from './client';
import { knownErrors } from './knownErrors';

/** What the node and the editor's lists use. */
export const constantContactV1: Product<ConstantContactV1Api> = {
	product: PRODUCT,
	knownErrors,
	connect: ConstantContactV1Api.connect,
};
