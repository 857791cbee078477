import js from '@eslint/js';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import regexp from 'eslint-plugin-regexp';
import { globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { boundaries } from './scripts/lint/boundaries.mjs';

// Everything that ships follows the rules of n8n's own `n8n-node lint` (the configuration of @n8n/node-cli, with n8n Cloud
// support), at the same severity; the rest is this project's. Tests and scripts in TypeScript follow the same rules of ESLint,
// TypeScript and imports, but oxlint checks them (.oxlintrc.json), as well as the rules that need types, in a tenth of the time.
const SHIPPED = ['nodes/**/*.ts', 'credentials/**/*.ts'];
/** Read texts from servers and users, as the nodes do. */
const SANDBOX = ['test/sandbox/**/*.ts'];
const PLAIN = ['**/*.{js,cjs,mjs}'];

const communityNodes = n8nCommunityNodesPlugin.configs.recommended;

export default tseslint.config(
	globalIgnores([
		'dist',
		'coverage',
		'.cache',
		'test/e2e',
		'test/sdk',
		'test/compat/*/node_modules',
		'test/**/*.ts',
		'!test/sandbox/**/*.ts',
		'scripts/**/*.ts',
	]),
	{
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
	},
	{
		files: [...SHIPPED, ...PLAIN],
		extends: [js.configs.recommended, importX.flatConfigs.recommended],
	},
	{
		files: SHIPPED,
		extends: [tseslint.configs.recommended],
		rules: {
			// Also checked by the compiler; each of these rules reads everything that a file imports.
			'import-x/default': 'off',
			'import-x/named': 'off',
			'import-x/namespace': 'off',
			'import-x/no-named-as-default-member': 'off',
			'prefer-spread': 'off',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
			],
		},
	},
	{
		files: SHIPPED,
		extends: [communityNodes],
		rules: {
			'no-console': 'error',
			'@typescript-eslint/explicit-module-boundary-types': 'error',
			'max-lines': ['warn', { max: 300, skipBlankLines: true, skipComments: true }],
		},
	},
	...boundaries,
	{
		// Regular expressions for texts from servers and users must not take forever on a long one.
		files: [...SHIPPED, ...SANDBOX],
		extends: [regexp.configs['flat/recommended']],
		languageOptions: { parser: tseslint.parser },
		rules: {
			'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
			'regexp/no-super-linear-move': ['error', { report: 'potential' }],
			'regexp/no-unused-capturing-group': 'off',
			'regexp/use-ignore-case': 'off',
		},
	},
	{
		files: ['package.json'],
		extends: [communityNodes],
		rules: { ...n8nNodesBase.configs.community.rules },
		languageOptions: {
			parser: tseslint.parser,
			parserOptions: { extraFileExtensions: ['.json'] },
		},
	},
	{
		files: ['credentials/**/*.ts'],
		rules: {
			...n8nNodesBase.configs.credentials.rules,
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
		},
	},
	{
		files: ['nodes/**/*.ts'],
		rules: {
			...n8nNodesBase.configs.nodes.rules,
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
			'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
		},
	},
	{
		files: PLAIN,
		languageOptions: { globals: globals.node },
	},
	{
		files: ['**/*.{js,cjs}'],
		languageOptions: { sourceType: 'commonjs' },
	},
);
