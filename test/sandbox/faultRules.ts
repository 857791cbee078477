import type { FaultAction, FaultRule } from './faults';
import { isObject, type JsonObject } from './json';

type Kind = FaultAction['kind'];

/** The settings of each kind of fault besides its name: required and optional ones. */
const PARTS: Record<Kind, { needs: string[]; takes: string[] }> = {
	status: { needs: ['status'], takes: ['headers', 'body'] },
	resetBefore: { needs: [], takes: [] },
	resetAfter: { needs: [], takes: [] },
	truncate: { needs: [], takes: [] },
	truncateJson: { needs: [], takes: [] },
	html: { needs: [], takes: ['status'] },
	empty: { needs: [], takes: [] },
	repeatPage: { needs: [], takes: ['number'] },
	loopedLink: { needs: [], takes: [] },
	foreignNextLink: { needs: [], takes: ['origin'] },
	slowBody: { needs: ['bytesPerSecond'], takes: [] },
	hang: { needs: [], takes: [] },
	redirect: { needs: ['location'], takes: ['status'] },
	contentType: { needs: ['value'], takes: [] },
	duplicateLocation: { needs: ['location'], takes: ['order'] },
	clockSkew: { needs: ['ms'], takes: [] },
	emptyRecord: { needs: [], takes: [] },
	otherRecord: { needs: [], takes: [] },
	missort: { needs: [], takes: [] },
	shortPage: { needs: [], takes: [] },
	wrongTotal: { needs: ['by'], takes: [] },
};

const NUMBERS = ['status', 'bytesPerSecond', 'ms', 'by', 'probability', 'times', 'after'];
const KINDS = Object.keys(PARTS) as Kind[];

function action(value: JsonObject): FaultAction {
	const kind = KINDS.find((known) => known === value.kind);
	if (kind === undefined) {
		throw new RangeError(`fault kind ${String(value.kind)} isn't one of ${KINDS.join(', ')}`);
	}
	const { needs, takes } = PARTS[kind];
	for (const part of needs) {
		if (value[part] === undefined) throw new RangeError(`fault ${kind} needs ${part}`);
	}
	for (const part of Object.keys(value)) {
		if (part !== 'kind' && ![...needs, ...takes].includes(part)) {
			throw new RangeError(`fault ${kind} doesn't take ${part}`);
		}
	}
	checkNumbers(value);
	return value as FaultAction;
}

function checkNumbers(value: JsonObject): void {
	for (const name of NUMBERS) {
		const number = value[name];
		if (number !== undefined && !(typeof number === 'number' && Number.isFinite(number))) {
			throw new RangeError(`${name} must be a number`);
		}
	}
}

/**
 * Parses a fault from JSON, as accepted by POST /_sandbox/faults: a FaultRule whose `when` may have `pattern`, a regular
 * expression, instead of `path`.
 * @throws RangeError if it isn't a valid fault
 */
export function faultFromJson(value: unknown): FaultRule {
	if (!isObject(value) || !isObject(value.do)) throw new RangeError("a fault needs 'do'");
	const when = isObject(value.when) ? value.when : {};
	checkNumbers(value);
	const { probability, times, after, name } = value;
	return {
		...(name === undefined ? {} : { name: String(name) }),
		when: {
			...(when.method === undefined ? {} : { method: String(when.method) }),
			...(when.path === undefined ? {} : { path: String(when.path) }),
			...(when.pattern === undefined ? {} : { path: new RegExp(String(when.pattern)) }),
		},
		...(probability === undefined ? {} : { probability: Number(probability) }),
		...(times === undefined ? {} : { times: Number(times) }),
		...(after === undefined ? {} : { after: Number(after) }),
		do: action(value.do),
	};
}

/**
 * Parses a fault on the command line: comma-separated parts such as `status=503,path=/customers,probability=0.1` or
 * `resetAfter,method=POST,times=1`.
 * @throws RangeError if it isn't a valid fault
 */
export function faultFromText(text: string): FaultRule {
	const rule: JsonObject = {};
	const when: JsonObject = {};
	const act: JsonObject = {};
	for (const part of text.split(',')) {
		const split = part.indexOf('=');
		const name = split === -1 ? part : part.slice(0, split);
		const raw = split === -1 ? undefined : part.slice(split + 1);
		const value = NUMBERS.includes(name) ? Number(raw) : raw;
		if (raw === undefined) act.kind = name;
		else if (['method', 'path', 'pattern'].includes(name)) when[name] = value;
		else if (['name', 'probability', 'times', 'after'].includes(name)) rule[name] = value;
		else act[name] = value;
	}
	// The most common fault doesn't need its kind
	if (act.kind === undefined && act.status !== undefined) act.kind = 'status';
	return faultFromJson({ ...rule, when, do: act });
}
