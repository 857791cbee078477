import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';

import { startElsewhere, type Elsewhere } from '../chaos/elsewhere';
import { ChaosServer } from '../chaos/server';
import {
	constantContactV1,
	constantContactV2,
	constantContactV3,
	contactHub,
	type Subject,
} from '../chaos/subjects';
import type {
	ConstantContactV2Sandbox,
	ConstantContactV3Sandbox,
	ContactHubSandbox,
} from '../sandbox';
import { resolveNode } from '../support/runNode';
import { expectCleanPrototypes } from './harm';
import { hostileText } from './hostile';
import { hostility } from './server/responses';
import { attackEditor, type EditorAttack, type EditorMethod } from './server/hostileEditor';
import { runs } from './settings';
import { sized } from '../support/size';

const attacks: fc.Arbitrary<EditorAttack> = fc.record({
	method: fc.nat(1000),
	request: fc.integer({ min: 1, max: 2 }),
	lasting: fc.boolean(),
	how: hostility,
	filter: fc.option(
		hostileText.map((text) => text.slice(0, 100)),
		{ nil: undefined },
	),
});

let elsewhere: Elsewhere;

beforeAll(async () => {
	elsewhere = await startElsewhere();
});
afterAll(async () => await elsewhere.close());

/** The methods that load a node's lists and forms. */
function methodsOf(node: string): EditorMethod[] {
	const { methods = {} } = resolveNode(node).nodeType;
	return (['listSearch', 'loadOptions', 'resourceMapping'] as const).flatMap((kind) =>
		Object.keys(methods[kind] ?? {}).map((name) => ({ node, kind, name })),
	);
}

/**
 * Loads the lists of a node while its server responds with anything at all.
 *
 * @param chosen what the user has chosen besides the list
 * @param usual number of runs as part of the tests: retries take time
 */
async function besiege<State>(
	subject: Subject<State>,
	methods: EditorMethod[],
	chosen: (state: State) => INodeParameters,
	usual: number,
): Promise<void> {
	const server = new ChaosServer(subject.create, 1);
	await server.start();
	elsewhere.allow(server.url);
	try {
		await fc.assert(
			fc.asyncProperty(attacks, async (one) => {
				expect(await attackEditor({ subject, server, methods, chosen }, one)).toEqual([]);
				expectCleanPrototypes();
				expect([elsewhere.received(), elsewhere.strangers()]).toEqual([0, []]);
			}),
			runs(usual) as fc.Parameters<[EditorAttack]>,
		);
	} finally {
		await server.close();
	}
}

const byId = (value: unknown) => ({ __rl: true, mode: 'id', value: String(value) });

it("ContactHub: whatever the server returns, the editor's lists are lists, or say what to do", async () => {
	const methods = [...methodsOf('contactHub'), ...methodsOf('contactHubTrigger')];
	const chosen = (state: ContactHubSandbox): INodeParameters => ({
		resource: 'education',
		customer: byId([...state.customers()][0]?.id),
		eventType: byId('viewedPage'),
	});
	await besiege(contactHub, methods, chosen, sized(30, 100));
});

it('Constant Contact, version 1: the same', async () => {
	await besiege(constantContactV1, methodsOf('constantContactLegacy'), () => ({}), sized(6, 12));
});

it('Constant Contact, version 2: the same', async () => {
	const chosen = (state: ConstantContactV2Sandbox): INodeParameters => ({
		campaign: byId(state.campaigns()[0]?.id),
	});
	await besiege(constantContactV2, methodsOf('constantContactLegacyV2'), chosen, sized(6, 12));
});

it('V3: the same', async () => {
	const chosen = (state: ConstantContactV3Sandbox): INodeParameters => ({
		resource: 'registration',
		operation: 'get',
		event: byId(state.events()[0]?.id),
	});
	await besiege(constantContactV3, methodsOf('constantContact'), chosen, sized(6, 12));
});
