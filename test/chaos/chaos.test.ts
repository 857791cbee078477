import { connect } from 'node:net';

import { startElsewhere, type Elsewhere } from './elsewhere';
import { faults } from './faults';
import { runMixed } from './mixed/mixed';
import { contactsV1, contactsV2, customers } from './mixed/target';
import { describeProblems, isClean } from './report';
import {
	constantContactV1,
	constantContactV2,
	constantContactV3,
	contactHub,
	mismatches,
} from './subjects';
import { ChaosServer } from './server';
import { survey } from './survey';
import { sized } from '../support/size';

let elsewhere: Elsewhere;

beforeAll(async () => {
	elsewhere = await startElsewhere();
});
afterAll(async () => await elsewhere.close());

it('there is a scenario for every operation of the nodes, and for no other', () => {
	expect(mismatches(contactHub)).toEqual([]);
	expect(mismatches(constantContactV1)).toEqual([]);
	expect(mismatches(constantContactV2)).toEqual([]);
	expect(mismatches(constantContactV3)).toEqual([]);
});

it('a missing scenario is named', () => {
	const { customer: _customer, ...scenarios } = contactHub.scenarios;
	const wrong = mismatches({ ...contactHub, scenarios: { ...scenarios, gone: { get: {} } } });
	expect(wrong).toEqual(
		expect.arrayContaining([
			'customer.create has no scenario in test/chaos/operations',
			'gone.get does not exist',
		]),
	);
});

/** Operations of each API; `npm run chaos` runs 100,000. */
const MIXED = sized(250, 1000);

/** Items per execution: few enough that after the creations there are operations of all kinds. */
const BATCH = sized(15, 100);

/** Requests of an operation that are disturbed in turn; `npm run chaos` disturbs four. */
const REQUESTS = sized(2, 4);

/** Of operations whose later requests are like the first. */
const FIRST_REQUESTS = sized(1, 4);

/** Faults that make a run wait for seconds. */
const SLOW = ['No response', 'Slow body', 'Status 429 with Retry-After'];

const isSlow = ({ name }: { name: string }) => SLOW.includes(name);

it('under each fault, an operation of each kind ends as it should', async () => {
	const quick = faults.filter((fault) => !isSlow(fault));
	const surveys = await Promise.all([
		survey(contactHub, elsewhere, {
			faults: quick,
			requests: FIRST_REQUESTS,
			only: ['customer.create', 'customer.getAll', 'event.update'],
		}),
		survey(contactHub, elsewhere, { faults: faults.filter(isSlow), only: ['customer.replace'] }),
		survey(constantContactV1, elsewhere, {
			faults: quick,
			requests: FIRST_REQUESTS,
			only: ['activity.addContacts', 'contactList.delete'],
		}),
		survey(constantContactV2, elsewhere, {
			faults: quick,
			requests: REQUESTS,
			only: ['contact.upsert', 'libraryTrash.getAll'],
		}),
	]);
	const outside = { elsewhere: elsewhere.received(), strangers: elsewhere.strangers(), took: 0 };
	expect(describeProblems(surveys)).toEqual([]);
	expect(outside).toMatchObject({ elsewhere: 0, strangers: [] });
	expect(isClean(surveys, [], outside)).toBe(true);
	for (const { findings, requests } of surveys.flatMap(({ operations }) => operations)) {
		// Each fault occurs once, and permanently.
		expect(findings.length).toBeGreaterThanOrEqual(
			2 * SLOW.length * Math.min(requests, FIRST_REQUESTS),
		);
		expect(new Set(findings.map(({ outcome }) => outcome)).size).toBe(2);
	}
}, 600_000);

it('so do those of V3, whose token server can fail, too', async () => {
	const found = await survey(constantContactV3, elsewhere, {
		faults: faults.filter((fault) => !isSlow(fault)),
		requests: REQUESTS,
		only: ['contactList.getAll', 'event.copy'],
	});
	expect(describeProblems([found])).toEqual([]);
	for (const { findings } of found.operations) {
		expect(new Set(findings.map(({ outcome }) => outcome)).size).toBe(2);
	}
}, 600_000);

it("another record, or an empty one, isn't a success of V3", async () => {
	const found = await survey(constantContactV3, elsewhere, {
		faults: faults.filter(({ lie }) => lie === 'record'),
		only: [
			'abTest.get',
			'automation.create',
			'automation.update',
			'campaignActivity.preview',
			'contactReport.getRates',
			'registration.getAll',
			'segment.rename',
		],
	});
	expect(describeProblems([found])).toEqual([]);
	for (const { findings } of found.operations) {
		expect(findings.some(({ outcome }) => outcome === 'error')).toBe(true);
	}
}, 600_000);

it('only responses to creations can have two Location headers, and the wrong one is refused', async () => {
	const found = await survey(constantContactV2, elsewhere, {
		faults: faults.filter(({ locations }) => locations),
		only: ['contactList.get', 'libraryFile.upload'],
	});
	expect(describeProblems([found])).toEqual([]);
	const [list, upload] = found.operations;
	expect(list?.findings).toEqual([]);
	expect(
		upload?.findings.map(({ fault, request, outcome }) => [fault.name, request, outcome]),
	).toEqual([
		['Second Location, before the right one', 1, 'error'],
		['Second Location, before the right one', 1, 'error'],
		['Second Location, after the right one', 1, 'success'],
		['Second Location, after the right one', 1, 'success'],
	]);
}, 600_000);

it('a server is at rest only when it has read what was sent and given up before', async () => {
	const server = new ChaosServer(contactHub.create, 1);
	await server.start();
	const sockets = Array.from({ length: 200 }, () => connect(Number(new URL(server.url).port)));
	// Read, because a socket with an unread response stays open, and its worker with it.
	for (const socket of sockets) {
		socket.resume().end('GET /late HTTP/1.1\r\nHost: localhost\r\n\r\n');
	}
	// The machine stalls while all of them connect and are aborted.
	const until = performance.now() + 100;
	while (performance.now() < until);
	await server.settle();
	const late = server.log.matching({ path: '/late' });
	await server.close();
	expect(late).toHaveLength(sockets.length);
});

it('mixed operations under faults leave the server as the model has it', async () => {
	const results = await Promise.all([
		runMixed(customers, MIXED, 1, elsewhere, BATCH),
		runMixed(contactsV1, MIXED, 1, elsewhere, BATCH),
		runMixed(contactsV2, MIXED, 1, elsewhere, BATCH),
	]);
	for (const { differences, operations, ...counts } of results) {
		expect(differences).toEqual([]);
		expect(operations).toBeGreaterThanOrEqual(MIXED);
		expect(counts.faults).toBeGreaterThan(MIXED * 0.06);
	}
}, 600_000);
