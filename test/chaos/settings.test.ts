import type { Trial } from './experiment';
import { tryModes } from './onError';
import { tryRetries } from './retries';
import { ChaosServer } from './server';
import { constantContactV1, constantContactV2, contactHub, type Subject } from './subjects';

/** Runs something for every operation of a node, several side by side. */
async function forAll<State, Found>(
	subject: Subject<State>,
	look: (trial: Trial<State>) => Promise<Found[]>,
): Promise<Found[]> {
	const names = subject.resources.flatMap(({ value: resource, operations }) =>
		operations.map(({ value }) => ({ resource, operation: value })),
	);
	const found: Found[] = [];
	let next = 0;
	const lane = async (): Promise<void> => {
		for (let index = next++; index < names.length; index = next++) {
			const server = new ChaosServer(subject.create, index + 1);
			await server.start();
			found.push(...(await look({ subject, server, ...names[index]! })));
			await server.close();
		}
	};
	await Promise.all(Array.from({ length: 8 }, lane));
	return found;
}

const all = async <Found>(
	look: <State>(trial: Trial<State>) => Promise<Found[]>,
): Promise<Found[]> => [
	...(await forAll(contactHub, look)),
	...(await forAll(constantContactV1, look)),
	...(await forAll(constantContactV2, look)),
];

it('each operation that fails stops, or hands on errors and never its input, as On Error says', async () => {
	const runs = await all(tryModes);
	expect(runs.filter(({ problem }) => problem !== undefined)).toEqual([]);
	expect(runs.length).toBeGreaterThan(1000);
}, 600_000);

it('each operation does nothing twice with Retry On Fail', async () => {
	const runs = await all(
		async (trial) =>
			await tryRetries(trial, {
				faults: ['Status 503', 'Reset after the request'],
				modes: [false],
			}),
	);
	const wrong = runs.filter(({ problems }) => problems.length > 0);
	expect(
		wrong.map(
			({ operation, fault, request, problems }) =>
				`${operation}, ${fault} at ${request}: ${problems.join(', ')}`,
		),
	).toEqual([]);
	expect(runs.length).toBeGreaterThan(300);
}, 600_000);
