import {
	NodeConnectionTypes,
	type IDataObject,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';

import {
	choice,
	dateTime,
	toPlainProperties,
	pollNode,
	ServerError,
	text,
	when,
	type Fields,
	type PollDefinition,
} from '../../../nodes/kit';
import { pollingNode } from '../../support';

const fields = {
	kind: choice({
		displayName: 'Kind',
		default: 'a',
		options: [
			{ name: 'A', value: 'a' },
			{ name: 'B', value: 'b' },
		],
	}),
	detail: when({ kind: ['b'] }, text({ displayName: 'Detail' })),
};

/** What the polls of a test got and did. */
interface Probe {
	seen: Array<{ params: unknown; raw: unknown; isLate: boolean }>;
	act: (data: IDataObject) => Promise<IDataObject[]>;
}

function probeNode(probe: Probe): INodeType {
	const description: INodeTypeDescription = {
		displayName: 'Probe',
		name: 'probe',
		group: ['trigger'],
		version: 1,
		description: 'Polls',
		defaults: { name: 'Probe' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: toPlainProperties(fields),
	};
	return {
		description,
		async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
			return await pollNode(this, {
				product: 'Probe',
				fields,
				knownErrors: [{ status: 418, nextStep: 'Make coffee.' }],
				action: ({ kind }) => `poll ${kind}`,
				connect: async () => await Promise.resolve('api'),
				async poll({ params, rawParameters, data, isLate }) {
					probe.seen.push({ params, raw: rawParameters.kind, isLate: isLate() });
					return await probe.act(data);
				},
				sample: async () => await Promise.resolve([{ example: true }]),
			});
		},
	};
}

let probe: Probe;

beforeEach(() => {
	probe = { seen: [], act: async () => await Promise.resolve([]) };
});

const start = (parameters = {}, options = {}) => pollingNode(probeNode(probe), parameters, options);

it('returns null when there is nothing, and items when there is something', async () => {
	const trigger = start();
	expect(await trigger.activate()).toBeNull();
	probe.act = async () => await Promise.resolve([{ a: 1 }, { a: 2 }]);
	expect(await trigger.poll()).toEqual([{ a: 1 }, { a: 2 }]);
});

it('reads the parameters that apply, with their defaults and expressions', async () => {
	await start().activate();
	await start({ kind: 'a', detail: 'hidden' }).activate();
	await start({ kind: '={{ "b" }}', detail: 'x' }).activate();
	expect(probe.seen).toEqual([
		{ params: { kind: 'a' }, raw: 'a', isLate: false },
		{ params: { kind: 'a' }, raw: 'a', isLate: false },
		{ params: { kind: 'b', detail: 'x' }, raw: '={{ "b" }}', isLate: false },
	]);
});

it.each<[number | 'none', boolean]>([
	['none', false],
	[300_000, false],
	[0, true],
])('keeps to a budget of %p', async (budget, isLate) => {
	await start({}, { budget }).activate();
	expect(probe.seen[0]?.isLate).toBe(isLate);
});

it('runs one poll of a node at a time, and the next one when that has ended', async () => {
	const trigger = start();
	await trigger.activate();
	probe.act = async () => await Promise.resolve([{ a: 1 }]);
	const [first, second] = await Promise.all([trigger.poll(), trigger.poll()]);
	expect([first, second]).toEqual([[{ a: 1 }], null]);
	expect(await trigger.poll()).toEqual([{ a: 1 }]);
});

it('runs polls of different nodes side by side', async () => {
	const triggers = ['one', 'other'].map((workflowId) => start({}, { workflowId }));
	await Promise.all(triggers.map(async (trigger) => await trigger.activate()));
	probe.act = async () => await Promise.resolve([{ a: 1 }]);
	const found = await Promise.all(triggers.map(async (trigger) => await trigger.poll()));
	expect(found).toEqual([[{ a: 1 }], [{ a: 1 }]]);
});

it('polls while the editor fetches examples, still one at a time', async () => {
	const trigger = start();
	await trigger.activate();
	probe.act = async () => {
		await new Promise((resolve) => setTimeout(resolve, 10));
		return [{ a: 1 }];
	};
	const examples = trigger.fetchTestEvent();
	const poll = trigger.poll();
	expect(await examples).toEqual([{ example: true }]);
	expect(await trigger.poll()).toBeNull();
	expect(await poll).toEqual([{ a: 1 }]);
});

it('lets the editor fetch examples while a poll is in progress', async () => {
	const trigger = start();
	await trigger.activate();
	const examples = await Promise.all([trigger.poll(), trigger.fetchTestEvent()]);
	expect(examples).toEqual([null, [{ example: true }]]);
	expect(probe.seen).toHaveLength(2);
});

it('explains errors, and polls again after one', async () => {
	const trigger = start();
	await trigger.activate();
	probe.act = async () => {
		await Promise.resolve();
		throw new ServerError({ status: 418, request: 'GET /pot', serverMessage: 'teapot' });
	};
	await expect(trigger.poll()).rejects.toMatchObject({
		name: 'NodeApiError',
		message: 'Could not poll a: teapot',
		description: 'Make coffee. (GET /pot, status 418)',
		httpCode: '418',
	});
	probe.act = async () => await Promise.resolve([{ a: 1 }]);
	expect(await trigger.poll()).toEqual([{ a: 1 }]);
});

it('keeps data between polls, as n8n does', async () => {
	const trigger = start();
	probe.act = async (data) => {
		data.count = Number(data.count ?? 0) + 1;
		return await Promise.resolve(data.count === 3 ? [{ count: 3 }] : []);
	};
	await trigger.activate();
	await trigger.poll();
	expect(trigger.database).toMatchObject({
		saves: 1,
		staticData: { 'node:Trigger': { count: 1 } },
	});
	await trigger.poll();
	expect(trigger.database).toMatchObject({
		saves: 2,
		staticData: { 'node:Trigger': { count: 3 } },
	});
});

describe('the arguments of a poll', () => {
	/** n8n's functions for a poll, as far as the kit needs them, and the log messages. */
	function functionsWith(parameters: IDataObject, more: object = {}) {
		const logged: string[] = [];
		const functions = {
			getMode: () => 'trigger',
			getTimezone: () => 'UTC',
			getWorkflow: () => ({ id: 'w' }),
			getNode: () => ({ id: 'n', name: 'Probe', type: 'probe', parameters }),
			getNodeParameter: (name: string, fallback: unknown) => parameters[name] ?? fallback,
			getWorkflowStaticData: () => ({}),
			logger: {
				info: (text: string) => logged.push(`info ${text}`),
				warn: (text: string) => logged.push(text),
			},
			...more,
		};
		return { functions: functions as unknown as IPollFunctions, logged };
	}

	const definition: Omit<PollDefinition<object, Fields>, 'poll'> = {
		product: 'Probe',
		fields: {},
		knownErrors: [],
		action: () => 'poll',
		connect: async () => await Promise.resolve({ name: 'client' }),
		sample: async () => await Promise.resolve([]),
	};

	it('is the client, and a way to the log of n8n', async () => {
		const { functions, logged } = functionsWith({});
		const output = await pollNode(functions, {
			...definition,
			async poll({ api, warn }) {
				warn('slow');
				return await Promise.resolve([{ ...api }]);
			},
		});
		expect(output?.[0]?.[0]?.json).toEqual({ name: 'client' });
		expect(logged).toEqual(['Probe: slow']);
	});

	it('logs once how a time was read, because the output has no place for it', async () => {
		const parameters = { since: '2026-07-01T18:00:00' };
		const node = { id: 'n-times', name: 'Probe', type: 'probe', parameters };
		const more = { getTimezone: () => 'Europe/Rome', getNode: () => node };
		const { functions, logged } = functionsWith(parameters, more);
		const fields = { since: dateTime({ displayName: 'Since' }) };
		const seen: unknown[] = [];
		for (let poll = 0; poll < 2; poll++) {
			await pollNode(functions, {
				...(definition as unknown as PollDefinition<object, typeof fields>),
				fields,
				async poll({ params }) {
					seen.push(params.since?.toUTC().toISO());
					return await Promise.resolve([]);
				},
			});
		}
		expect(seen).toEqual(['2026-07-01T16:00:00.000Z', '2026-07-01T16:00:00.000Z']);
		expect(logged).toEqual([
			"info Probe: Probe: Times without an offset in 'Since' were read as times in Europe/Rome, the time zone of the workflow: 2026-07-01T18:00:00 is 2026-07-01T16:00:00Z",
		]);
	});

	it.each([
		[{ getPollBudgetMs: () => 1000 }, 700],
		[{ getPollBudgetMs: undefined }, 210_000],
		[{}, 210_000],
	])('is seven tenths of the time that n8n allows: %p', async (more, usable) => {
		const clock = jest.spyOn(performance, 'now').mockReturnValue(5000);
		const late: boolean[] = [];
		await pollNode(functionsWith({}, more).functions, {
			...definition,
			async poll({ isLate }) {
				for (const passed of [0, usable, usable + 1]) {
					clock.mockReturnValue(5000 + passed);
					late.push(isLate());
				}
				return await Promise.resolve([]);
			},
		});
		clock.mockRestore();
		expect(late).toEqual([false, false, true]);
	});

	it('is nothing if a parameter fails: the error says so', async () => {
		const broken = {
			property: { displayName: 'Broken', type: 'string' as const, default: '' },
			read: () => {
				throw new Error('it is broken');
			},
		};
		const polling = pollNode(functionsWith({}).functions, {
			...definition,
			fields: { broken },
			poll: async () => await Promise.resolve([]),
		});
		await expect(polling).rejects.toMatchObject({
			message: 'Could not start polling: it is broken',
		});
	});
});
