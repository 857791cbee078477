import type { TellHint } from '../errors/hints';
import type { KnownError } from '../errors/knownErrors';
import type { N8nFunctions } from '../runtime/functions';

/** What the kit needs to know about a product. */
export interface Product<Api> {
	/** The product's name in messages. */
	product: string;
	knownErrors: KnownError[];
	/**
	 * Reads the credential and creates the client, once per execution.
	 *
	 * @param hint tells the user something besides the results
	 * @throws InputError if the credential can't be used
	 */
	connect(functions: N8nFunctions, hint?: TellHint): Promise<Api>;
}
