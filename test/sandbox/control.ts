import type { FastifyInstance, FastifyReply } from 'fastify';
import { faultFromJson } from './faultRules';
import { isObject } from './json';
import type { ConstantContactV1Options } from './constantcontact-v1';
import type { ConstantContactV2Options } from './constantcontact-v2';
import type { ConstantContactV3Options } from './constantcontact-v3';
import type { ContactHubOptions } from './contacthub';
import type { Faults } from './faults';
import type { RequestLog } from './requestLog';
import { CONTROL_PREFIX } from './server';

/** What users may inspect and change from outside. */
interface Controlled {
	log: RequestLog;
	faults: Faults;
	settings: { latencyMs: number };
	/** Emails that the real service would have sent. */
	mails?: () => readonly object[];
	/** Options of each API, by name. */
	apis(): {
		contactHub: ContactHubOptions;
		constantContactV1: ConstantContactV1Options;
		constantContactV2: ConstantContactV2Options;
		constantContactV3: ConstantContactV3Options;
	};
}

function readJson(body: unknown): unknown {
	return JSON.parse(Buffer.isBuffer(body) ? body.toString('utf8') : '');
}

async function refusing(reply: FastifyReply, act: () => unknown): Promise<unknown> {
	try {
		return act();
	} catch (error) {
		void reply.code(400);
		return { message: error instanceof Error ? error.message : String(error) };
	}
}

function describePath(path: string | RegExp | undefined): object {
	if (path === undefined) return {};
	return typeof path === 'string' ? { path } : { pattern: path.source };
}

function change<T extends object>(target: T, changes: unknown, what: string): void {
	if (!isObject(changes)) throw new RangeError(`${what} must be an object`);
	for (const name of Object.keys(changes)) {
		if (!(name in target) && !OPTIONAL.includes(name)) {
			throw new RangeError(`${what} has no option ${name}`);
		}
	}
	Object.assign(target, changes);
}

/** Options that may be missing in a running sandbox. */
const OPTIONAL = [
	'rateLimit',
	'allowedIps',
	'dailyLimit',
	'maxOpenActivities',
	'cursorTtlMs',
	'tokenRateLimit',
	'signUpLimit',
];

/** Routes under /_sandbox for people trying a node: faults, request log and options. */
export function addControlRoutes(app: FastifyInstance, controlled: Controlled): void {
	const { faults, log, mails, settings } = controlled;
	const options = (): object => ({ ...settings, ...controlled.apis() });

	app.get(`${CONTROL_PREFIX}/faults`, async () =>
		faults.list().map(({ rule, hits }) => ({
			...rule,
			when: { method: rule.when?.method, ...describePath(rule.when?.path) },
			hits,
		})),
	);
	app.post(
		`${CONTROL_PREFIX}/faults`,
		async (request, reply) =>
			await refusing(reply, () => {
				faults.add(faultFromJson(readJson(request.body)));
				return { faults: faults.list().length };
			}),
	);
	app.delete(`${CONTROL_PREFIX}/faults`, async (_request, reply) => {
		faults.clear();
		return await reply.code(204).send();
	});
	app.get(`${CONTROL_PREFIX}/log`, async () => ({
		count: log.count,
		peakInFlight: log.peakInFlight,
		entries: log.entries,
	}));
	app.delete(`${CONTROL_PREFIX}/log`, async (_request, reply) => {
		log.clear();
		return await reply.code(204).send();
	});
	if (mails) app.get(`${CONTROL_PREFIX}/mails`, async () => mails());
	app.get(`${CONTROL_PREFIX}/options`, async () => options());
	app.patch(
		`${CONTROL_PREFIX}/options`,
		async (request, reply) =>
			await refusing(reply, () => {
				const body = readJson(request.body);
				if (!isObject(body)) throw new RangeError('options must be an object');
				const {
					contactHub = {},
					constantContactV1 = {},
					constantContactV2 = {},
					constantContactV3 = {},
					...common
				} = body;
				change(settings, common, 'the sandbox');
				const apis = controlled.apis();
				change(apis.contactHub, contactHub, 'contactHub');
				change(apis.constantContactV1, constantContactV1, 'constantContactV1');
				change(apis.constantContactV2, constantContactV2, 'constantContactV2');
				change(apis.constantContactV3, constantContactV3, 'constantContactV3');
				return options();
			}),
	);
}
