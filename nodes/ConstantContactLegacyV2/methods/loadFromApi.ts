import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { runLoading } from '../../kit';
import { PRODUCT } from '../../constantContactShared/product';
import { ConstantContactV2Api } from '../api/client';
import { knownErrors } from '../api/knownErrors';

/**
 * Loads a list for the editor; its errors tell users what to do, like those of a run.
 *
 * @param action the action named in messages, e.g. `list campaigns`
 */
export async function loadFromApi<Value>(
	functions: ILoadOptionsFunctions,
	action: string,
	work: (api: ConstantContactV2Api) => Promise<Value>,
): Promise<Value> {
	const context = { action, product: PRODUCT, knownErrors };
	return await runLoading(functions, context, ConstantContactV2Api.connect(functions).then(work));
}
