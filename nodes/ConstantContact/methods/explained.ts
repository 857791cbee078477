import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { explainLoading } from '../../kit';
import { PRODUCT } from '../../constantContactShared/product';
import { ConstantContactApi } from '../client';
import { knownErrors } from '../knownErrors';

/**
 * Runs what fills a list of the editor; its errors say what to do, as those of a run do.
 *
 * @param action what is done, for messages, e.g. `list tags`
 */
export async function explained<Value>(
	functions: ILoadOptionsFunctions,
	action: string,
	work: (api: ConstantContactApi) => Promise<Value>,
): Promise<Value> {
	const place = { action, product: PRODUCT, knownErrors };
	return await explainLoading(functions, place, ConstantContactApi.connect(functions).then(work));
}
