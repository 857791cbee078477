import type { ExecutionFailure } from '../support';

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
