import type { Product } from '../../kit';
import { PRODUCT } from '../../constantContactShared/product';
import { ConstantContactV2Api } from './client';
import { knownErrors } from './knownErrors';

/** What the node and the editor's lists use. */
export const constantContactV2: Product<ConstantContactV2Api> = {
	product: PRODUCT,
	knownErrors,
	connect: ConstantContactV2Api.connect,
};
