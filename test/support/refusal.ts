import { InputError } from '../../nodes/kit';

/**
 * What a call refuses, in the words that the user reads: what is wrong, and what to do.
 *
 * @throws what the call throws where that isn't a refusal
 */
export function refusal(call: () => unknown): [problem: string, nextStep: string] {
	try {
		call();
	} catch (error) {
		if (error instanceof InputError) return [error.message, error.nextStep];
		throw error;
	}
	throw new Error('Nothing was refused');
}
