import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';

/** The kit's folders. Each imports only those before it; CONTRIBUTING says what belongs where. */
const KIT_FOLDERS = [
	'errors',
	'async',
	'values',
	'files',
	'runtime',
	'fields',
	'http',
	'pagination',
	'operations',
	'polling',
];

/** Products with a trigger have a second folder for it. What the Constant Contact nodes share has its own folder. */
const CONTACTHUB = ['ContactHub', 'ContactHubTrigger'];
const CONSTANT_CONTACT = [
	['ConstantContact', 'ConstantContactTrigger'],
	['ConstantContactLegacy'],
	['ConstantContactLegacyV2'],
];
const SHARED = 'constantContactShared';

const inNodes = (folders) => folders.map((folder) => `./nodes/${folder}/**/*`);
const withoutKit = ['./credentials/**/*', './nodes/!(kit)/**/*'];

const kitFolders = KIT_FOLDERS.map((folder, index) => ({
	target: `./nodes/kit/${folder}/**/*`,
	from: [
		'./nodes/kit/*.ts',
		...inNodes(KIT_FOLDERS.slice(index + 1).map((later) => `kit/${later}`)),
	],
	message: `'${folder}' imports only ${KIT_FOLDERS.slice(0, index).join(', ') || 'itself'}.`,
}));

const products = [CONTACTHUB, ...CONSTANT_CONTACT, [SHARED]].map((own) => {
	const others = [CONTACTHUB, ...CONSTANT_CONTACT].filter((folders) => folders !== own).flat();
	if (own === CONTACTHUB) others.push(SHARED);
	return {
		target: inNodes(own),
		from: inNodes(others.filter((folder) => !own.includes(folder))),
		message: 'One product does not import another.',
	};
});

const zones = [
	{
		target: './nodes/kit/**/*',
		from: ['./nodes/!(kit)/**/*', './credentials/**/*'],
		message: 'The kit knows no product.',
	},
	{
		target: withoutKit,
		from: ['./nodes/kit/!(index.ts)', './nodes/kit/*/**/*'],
		message: 'Import the kit through its index: all nodes of a process share one copy of it.',
	},
	// The repository of one vendor doesn't have the other's folders.
	...products.filter(({ target, from }) => target.length > 0 && from.length > 0),
	...kitFolders,
];

const nodeModules = builtinModules.filter((name) => name !== 'crypto' && !name.startsWith('node:'));
const isNodeModule = `^(?:node:(?!crypto$)|(?:${nodeModules.join('|')})$)`;

/** A rule about the modules imported by name, including types. */
const refuse = (...patterns) => ({
	'@typescript-eslint/no-restricted-imports': ['error', { patterns }],
});

/**
 * Data flows one way: node > operation > client of the product > kit. ESLint configuration of what a shipped file may import,
 * including type imports.
 */
export const boundaries = [
	{
		files: ['nodes/**/*.ts', 'credentials/**/*.ts'],
		plugins: { '@typescript-eslint': tseslint.plugin },
		rules: {
			'import-x/no-restricted-paths': ['error', { zones }],
			...refuse({
				regex: '^(?!\\.{1,2}(?:/|$)|n8n-workflow$|(?:node:)?crypto$)',
				message: 'Libraries are used through the kit only.',
			}),
		},
	},
	{
		files: ['nodes/kit/**/*.ts'],
		rules: refuse({
			regex: isNodeModule,
			message: "n8n refuses Node's own modules except crypto.",
		}),
	},
];
