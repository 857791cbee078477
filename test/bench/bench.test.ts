import '../support';
import { startSandbox, type Sandbox } from '../sandbox';
import { PARTS } from './comparisons';
import type { Sizes } from './comparisons/comparison';
import { addressesOf } from './measuring/sandboxProcess';
import { startPeers, type PeerServer } from './peers/server';

/** A small set: more than one page of each list. */
const TINY: Sizes = {
	list: 120,
	longList: 160,
	writes: 6,
	slowWrites: 3,
	rows: 1_200,
	newcomers: 120,
	latency: 0,
	longLatency: 0,
	roundTrip: 0,
};

describe.each(Object.entries(PARTS))('%s', (_part, comparisons) => {
	describe.each(comparisons(TINY))('$title', ({ sandbox: options, records, contenders }) => {
		let sandbox: Sandbox;
		let peers: PeerServer;

		beforeAll(async () => {
			sandbox = await startSandbox(options);
			peers = await startPeers(sandbox);
		});

		afterAll(async () => {
			await peers.close();
			await sandbox.close();
		});

		it("begins with the package's way", () => {
			expect(contenders.map(({ side }) => side === 'ours').indexOf(true)).toBe(0);
		});

		it.each(contenders)('is done by $label, repeatedly', async (contender) => {
			for (let round = 0; round < 2; round++) {
				const task = await contender.work(addressesOf(sandbox, peers));
				expect(await task()).toBe(contender.records ?? records);
			}
		});
	});
});
