import { InputError } from '../../nodes/kit';

/**
 * The error of a call as the user reads it: what is wrong, and what to do.
 *
 * @throws anything else that the call throws
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
