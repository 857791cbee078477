import { agentSuite } from './suites/agent';
import { browserSuite } from './suites/browser';
import { credentialsSuite } from './suites/credentials';
import { editorSuite } from './suites/editor';
import { examplesSuite } from './suites/examples';
import { oauthSuite } from './suites/oauth';
import { firstUseSuite } from './suites/firstUse';
import { nodesSuite } from './suites/nodes';
import { panelSuite } from './suites/panel';
import { triggerSuite } from './suites/trigger';
import { World } from './suites/world';

let started: World | undefined;

/** One n8n for all tests: it takes half a minute to start. */
function world(): World {
	if (started === undefined) throw new Error('n8n did not start');
	return started;
}

beforeAll(async () => {
	started = await World.start();
});

afterAll(async () => await started?.stop());

describe('the installed package', () => nodesSuite(world));
describe('credentials', () => credentialsSuite(world));
describe('in the editor', () => editorSuite(world));
describe('OAuth2', () => oauthSuite(world));
describe('examples', () => examplesSuite(world));
describe('an AI agent', () => agentSuite(world));
describe('first use', () => firstUseSuite(world));
describe('the nodes panel', () => panelSuite(world));
describe('in a browser', () => browserSuite(world));
describe('the trigger', () => triggerSuite(world));
