import { LONGEST_TIMER, onStop } from '../async/cancel';
import type { N8nFunctions } from '../runtime/functions';

/** Ends a request when Stop is pressed, or when its time is up: n8n's own timeout starts over with each byte. */
export class RequestGuard {
	private readonly controller = new AbortController();

	private readonly deadline: AbortSignal;

	private readonly abort = () => this.controller.abort();

	private readonly forgetStop: () => void;

	constructor(stopSignal: AbortSignal | undefined, timeout: number) {
		this.deadline = AbortSignal.timeout(Math.min(timeout, LONGEST_TIMER));
		this.deadline.addEventListener('abort', this.abort, { once: true });
		this.forgetStop = onStop(stopSignal, this.abort);
	}

	get timedOut(): boolean {
		return this.deadline.aborted;
	}

	/**
	 * n8n's helper takes its cancel signal and the credential from `this`, so the request gets a context with this guard's signal.
	 *
	 * @param onLeave called when the credential has been read, or can't be
	 */
	contextFor(functions: N8nFunctions, onLeave?: () => void): N8nFunctions {
		const own: PropertyDescriptorMap = {
			getExecutionCancelSignal: { value: () => this.controller.signal },
		};
		if (onLeave !== undefined) {
			const getCredentials: N8nFunctions['getCredentials'] = async (type) => {
				try {
					return await functions.getCredentials(type);
				} finally {
					onLeave();
				}
			};
			own.getCredentials = { value: getCredentials };
		}
		return Object.create(functions, own) as N8nFunctions;
	}

	release(): void {
		this.deadline.removeEventListener('abort', this.abort);
		this.forgetStop();
	}
}
