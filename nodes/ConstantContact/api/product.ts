import type { Product } from '../../kit';
import { PRODUCT } from '../../constantContactShared/product';
import { ConstantContactApi } from './client';
import { knownErrors } from './knownErrors';

/** What node, trigger and the editor's lists use. */
export const constantContact: Product<ConstantContactApi> = {
	product: PRODUCT,
	knownErrors,
	connect: ConstantContactApi.connect,
};
