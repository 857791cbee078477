import { resources as resourcesV3 } from '../../nodes/ConstantContact/resources';
import { resources as resourcesV1 } from '../../nodes/ConstantContactLegacy/resources';
import { resources as resourcesV2 } from '../../nodes/ConstantContactLegacyV2/resources';
import { resources as hubResources } from '../../nodes/ContactHub/resources';
import type {
	ConstantContactV1Sandbox,
	ConstantContactV2Sandbox,
	ConstantContactV3Sandbox,
	ContactHubSandbox,
	SandboxOptions,
} from '../sandbox';
import { createConstantContactV1 } from '../sandbox/constantcontact-v1';
import { createConstantContactV2 } from '../sandbox/constantcontact-v2';
import { createConstantContactV3 } from '../sandbox/constantcontact-v3';
import { createContactHub } from '../sandbox/contacthub';
import type { CredentialData } from '../support';
import { constantContactV1Scenarios } from './operations/constantContactV1';
import { constantContactV2Scenarios } from './operations/constantContactV2';
import { constantContactV3Scenarios } from './operations/constantContactV3';
import { contactHubScenarios } from './operations/contactHub';
import { found, type Scenarios } from './operations/scenario';
import type { Api } from '../sandbox/http';
import { connectedCredential } from '../nodes/ConstantContact/setup';
import type { CreateApi } from './server';

/** What a registry declares about an operation. */
export interface RegisteredOperation {
	value: string;
	action: string;
}

/** A node and everything needed to run its operations. */
export interface Subject<State> {
	name: string;
	/** The node type's name. */
	node: string;
	/** The node's own registry. */
	resources: Array<{ value: string; operations: RegisteredOperation[] }>;
	scenarios: Scenarios<State>;
	/** Whether lists continue through links, so that links can be wrong. */
	links: boolean;
	create: CreateApi<State>;
	/** The server's options unless a scenario sets others. */
	server: SandboxOptions;
	/** @param changes changes to the credential's data */
	credentials(state: State, changes?: Record<string, string>): CredentialData;
	/** Texts that must not appear in any output or error. */
	secrets(state: State): string[];
	/** URL of an existing record: if the API has a kind that is created with just a Location, of that kind. */
	existing(state: State): string;
	/** Everything that writes can change. */
	snapshot(state: State): unknown;
}

/** Creates one API, because the server needs several. */
function withOne<State>({ api, attach }: { api: Api; attach(url: string): State }) {
	return { apis: [api], attach };
}

/** Bulk jobs end at once, because the clock stands still. */
const AT_ONCE = { pendingMs: 0, queuedMs: 0, runningMs: 0 };

export const contactHub: Subject<ContactHubSandbox> = {
	name: 'ContactHub',
	node: 'contactHub',
	resources: hubResources,
	scenarios: contactHubScenarios,
	links: false,
	create: ({ contactHub: options }, clock, seed) => withOne(createContactHub(options, clock, seed)),
	server: { contactHub: { customers: 5, events: 5 } },
	credentials: ({ baseUrl, workspaceId, nodeId, tokens }, changes) => ({
		contactHubApi: { baseUrl, workspaceId, nodeId, token: tokens.trusted, ...changes },
	}),
	secrets: ({ tokens }) => Object.values(tokens),
	existing: (state) =>
		`${state.baseUrl}/customers/${found(state.customers().next().value, 'customer').id}`,
	snapshot: (state) => {
		const customers = [...state.customers()];
		return [customers, [...state.events()], customers.map(({ id }) => state.sessions(id))];
	},
};

export const constantContactV1: Subject<ConstantContactV1Sandbox> = {
	name: 'Constant Contact V1 (Legacy)',
	node: 'constantContactLegacy',
	resources: resourcesV1,
	scenarios: constantContactV1Scenarios,
	links: true,
	create: ({ constantContactV1: options }, clock, seed) =>
		// A separate account: the node runs an account's bulk jobs one at a time.
		withOne(createConstantContactV1({ ...options, username: `flowers${seed}` }, clock, seed)),
	server: {
		constantContactV1: { contacts: 10, recipients: 10, schedulePermission: true, ...AT_ONCE },
	},
	credentials: ({ credentials }, changes) => ({
		constantContactLegacyApi: { ...credentials, baseUrl: `${credentials.baseUrl}/ws`, ...changes },
	}),
	secrets: ({ credentials: { apiKey, username, password } }) => [
		apiKey,
		password,
		Buffer.from(`${apiKey}%${username}:${password}`).toString('base64'),
	],
	existing: (state) => state.listUri(found(state.lists()[0], 'list').id),
	snapshot: (state) => [
		[...state.contacts()],
		state.lists(),
		state.campaigns(),
		state.activities(),
		state.emailAddresses(),
		state.events(),
	],
};

export const constantContactV2: Subject<ConstantContactV2Sandbox> = {
	name: 'Constant Contact V2 (Legacy)',
	node: 'constantContactLegacyV2',
	resources: resourcesV2,
	scenarios: constantContactV2Scenarios,
	links: true,
	create: ({ constantContactV2: options }, clock, seed) =>
		withOne(createConstantContactV2(options, clock, seed)),
	server: { constantContactV2: { contacts: 10, recipients: 10, uploadMs: 0, ...AT_ONCE } },
	credentials: ({ credentials }, changes) => ({
		constantContactLegacyTokenApi: { ...credentials, ...changes },
	}),
	secrets: ({ credentials: { apiKey, accessToken } }) => [apiKey, accessToken],
	existing: (state) => `${state.baseUrl}/library/files/${found(state.files()[0], 'file').id}`,
	snapshot: (state) => [
		[...state.contacts()],
		state.lists(),
		state.campaigns(),
		state.activities(),
		state.files(),
		state.folders(),
		state.accountInfo,
	],
};

export const constantContactV3: Subject<ConstantContactV3Sandbox> = {
	name: 'Constant Contact',
	node: 'constantContact',
	resources: resourcesV3,
	scenarios: constantContactV3Scenarios,
	links: true,
	create({ constantContactV3: options }, clock, seed) {
		const { api, oauthApi, attach } = createConstantContactV3(options, clock, seed);
		return { apis: [api, oauthApi], attach };
	},
	server: {
		constantContactV3: {
			contacts: 10,
			recipients: 10,
			// Enough for the newest one, the draft, to have custom HTML.
			campaigns: 13,
			initializedMs: 0,
			processingMs: 0,
		},
	},
	credentials: (state, changes) => ({
		constantContactOAuth2Api: { ...connectedCredential(state), ...changes },
	}),
	secrets: ({ credentials: { clientSecret, accessToken, refreshToken } }) => [
		clientSecret,
		accessToken,
		refreshToken,
	],
	existing: (state) => `${state.baseUrl}/contact_lists/${found(state.lists()[0], 'list').id}`,
	snapshot: (state) => [
		[...state.contacts()],
		state.lists(),
		state.tags(),
		state.customFields(),
		state.segments(),
		state.activities(),
		state.campaigns().map(({ id }) => state.campaignActivities(id)),
		state.events(),
		state.automations(),
		state.socialPosts(),
		state.accountEmails,
		state.accountSummary,
		state.physicalAddress,
		state.mails,
	],
};

/** Operations without a scenario, and scenarios of operations that don't exist: `resource.operation`. */
export function mismatches<State>({ resources, scenarios }: Subject<State>): string[] {
	const registered = resources.flatMap(({ value, operations }) =>
		operations.map((operation) => `${value}.${operation.value}`),
	);
	const known = Object.entries(scenarios).flatMap(([resource, operations]) =>
		Object.keys(operations).map((operation) => `${resource}.${operation}`),
	);
	return [
		...registered
			.filter((name) => !known.includes(name))
			.map((name) => `${name} has no scenario in test/chaos/operations`),
		...known.filter((name) => !registered.includes(name)).map((name) => `${name} does not exist`),
	];
}
