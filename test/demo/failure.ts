import type { ExecutionFailure } from '../support';
import { paint } from './paint';

/** The demo couldn't be run to its end. */
export class DemoFailure extends Error {
	constructor(
		readonly place: string,
		message: string,
		readonly nextStep: string,
	) {
		super(message);
	}
}

/** What a user reads when an example fails. */
export function failureOf(file: string, error?: ExecutionFailure, lastNode = ''): DemoFailure {
	return new DemoFailure(
		`node '${error?.node?.name ?? lastNode}' of examples/${file}.json`,
		error?.message ?? 'The workflow did not come to its end',
		error?.description || 'Run the demo again; if it happens again, please open an issue.',
	);
}

/** What the command says about an error. */
export function describeFailure(error: unknown): string {
	const { place, message, nextStep } =
		error instanceof DemoFailure
			? error
			: new DemoFailure('the demo', String(error), 'Run npm ci, then run the demo again.');
	return (
		`\n${paint('red', 'The demo failed')} in ${place}\n` +
		`  What happened: ${message}\n  What to do:    ${nextStep}\n`
	);
}
