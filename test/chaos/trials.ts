import type { Elsewhere } from './elsewhere';
import { observe, type Observation, type Trial } from './experiment';
import { faults, type Fault, type FaultContext } from './faults';
import { judge, type Verdict } from './judge';

/** Maximum number of requests of an operation that are disturbed in turn, unless a test has fewer. */
const MOST_REQUESTS = 4;

/** What is tried. */
export interface Attempts {
	faults?: Fault[];
	/** Maximum number of requests of an operation that are disturbed in turn. */
	requests?: number;
}

/** A disturbed run, and its outcome. */
export interface Finding extends Verdict {
	/** `resource.operation` */
	operation: string;
	fault: Fault;
	/** Which request the fault affected, starting at 1. */
	request: number;
	/** Whether it also affected all later ones. */
	lasting: boolean;
	/** What the user was told. */
	error: Observation['error'];
}

/** The results for an operation. */
export interface OperationFindings {
	operation: string;
	/** Requests of an undisturbed run. */
	requests: number;
	findings: Finding[];
}

/**
 * Runs an operation under each fault in turn: at its first request, its second and so on, once and from there on.
 *
 * @param action the operation as its menu entry names it
 * @throws Error if the undisturbed run fails, or two of them have different results
 */
export async function tryOperation<State>(
	trial: Trial<State>,
	action: string,
	elsewhere: Elsewhere,
	{ faults: chosen = faults, requests = MOST_REQUESTS }: Attempts = {},
): Promise<OperationFindings> {
	const operation = `${trial.resource}.${trial.operation}`;
	const undisturbed = await observeUndisturbed(trial, operation);
	const { length } = undisturbed.requests;
	const { exceptions } = trial.subject.scenarios[trial.resource]?.[trial.operation] ?? {};
	const findings: Finding[] = [];
	for (let request = 1; request <= Math.min(length, requests); request++) {
		for (const fault of chosen) {
			if (!canMeet(fault, request, undisturbed, trial.subject.links)) continue;
			for (const lasting of fault.action === undefined ? [true] : [false, true]) {
				const disturbance = fault.action?.(createFaultContext(trial, elsewhere));
				const seen = await observe(trial, { action: disturbance, request, lasting });
				if (seen.hits === 0) continue;
				const verdict = judge(seen, undisturbed, fault, action, exceptions);
				const { error } = seen;
				findings.push({ ...verdict, operation, fault, request, lasting, error });
			}
		}
	}
	return { operation, requests: length, findings };
}

function createFaultContext<State>(
	{ subject, server }: Trial<State>,
	elsewhere: Elsewhere,
): FaultContext {
	const [secret = ''] = subject.secrets(server.state);
	return { elsewhere: elsewhere.origin, secret, existing: subject.existing(server.state) };
}

async function observeUndisturbed<State>(
	trial: Trial<State>,
	operation: string,
): Promise<Observation> {
	const first = await observe(trial);
	if (first.error) throw new Error(`${operation}: ${first.error.message}`);
	if (first.requests.length === 0) return first;
	const second = await observe(trial);
	if (first.output !== second.output || first.state !== second.state) {
		throw new Error(`${operation} gives another result each time`);
	}
	return first;
}

/**
 * Some faults don't apply to all requests: only creations have a Location; only lists of several pages have links, totals, and
 * pages to repeat.
 */
function canMeet(
	fault: Fault,
	request: number,
	{ requests, locations }: Observation,
	links: boolean,
): boolean {
	if (fault.action === undefined) return request === 1;
	if (fault.locations) return locations[request - 1] === true;
	if (!fault.pages) return true;
	if (fault.pages === 'links' && !links) return false;
	if (fault.pages === 'numbers' && links) return false;
	const paths = requests.map((line) => line.split('?')[0]);
	return paths.some((path, index) => path?.startsWith('GET ') && paths.indexOf(path) !== index);
}
