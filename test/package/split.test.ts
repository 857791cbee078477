import { posix } from 'node:path';
import { divide, findImports, type Tree } from '../../scripts/split/divide';
import type { Manifest } from '../../scripts/split/manifest';
import { plans, type Plan } from '../../scripts/split/plan';
import { pruneCode } from '../../scripts/split/pruneCode';
import { prunePage } from '../../scripts/split/prunePage';
import { isText, readSourceTree } from '../../scripts/split/sourceTree';

const trees = new Map<string, Tree>();

beforeAll(async () => {
	const source = readSourceTree();
	for (const plan of plans()) trees.set(plan.vendor, await divide(plan, source));
}, 300_000);

const NODES: Record<string, string[]> = {
	contacthub: ['ContactHub', 'ContactHubTrigger'],
	'constant-contact': [
		'ConstantContact',
		'ConstantContactLegacy',
		'ConstantContactLegacyV2',
		'ConstantContactTrigger',
	],
};

describe.each(plans())('the repository of $vendor', (plan: Plan) => {
	const tree = () => trees.get(plan.vendor) ?? new Map<string, Buffer>();
	const texts = () =>
		[...tree()].flatMap(([path, content]) =>
			isText(path, content) ? [[path, String(content)] as const] : [],
		);
	const textOf = (path: string) => String(tree().get(path));
	const manifest = () => JSON.parse(textOf('package.json')) as Manifest;

	it('has nothing of the other vendor', () => {
		const foreign = texts().flatMap(([path, text]) => {
			const line = text.split('\n').find((one) => plan.foreign.test(one));
			return line === undefined && !plan.foreign.test(path) ? [] : [`${path}: ${line}`];
		});
		expect(foreign).toEqual([]);
	});

	it('has the names that its owner chose, and not those of this project', () => {
		const { name, repository, author } = plan.names;
		expect(manifest()).toMatchObject({
			name,
			author,
			repository: { url: `git+${repository}.git` },
		});
		const lock = JSON.parse(textOf('package-lock.json')) as Manifest & { packages: object };
		expect(lock).toMatchObject({ name, packages: { '': { name } } });
		const combined = texts().filter(([, text]) =>
			text.includes('n8n-nodes-contacthub-constantcontact'),
		);
		expect(combined.map(([path]) => path)).toEqual([]);
	});

	it('has its nodes, credentials, icons and all of the kit', () => {
		const { nodes, credentials } = manifest().n8n;
		expect(nodes.map((file) => posix.basename(file, '.node.js'))).toEqual(NODES[plan.vendor]);
		for (const built of [...nodes, ...credentials]) {
			const source = built.replace(/^dist\//, '').replace(/\.js$/, '.ts');
			expect([...tree().keys()]).toContain(source);
			const icons = textOf(source).match(/(?<=icons\/)[\w.]+\.svg/g) ?? [];
			for (const icon of icons) expect([...tree().keys()]).toContain(`icons/${icon}`);
		}
		for (const [path, content] of readSourceTree()) {
			if (path.startsWith('nodes/kit/')) expect(tree().get(path)).toEqual(content);
		}
	});

	it('has files in other encodings as they are', () => {
		const source = readSourceTree();
		const paths = [...tree().keys()].filter((path) => path.includes('windows-1252'));
		expect(paths).not.toEqual([]);
		for (const path of paths) expect(tree().get(path)).toEqual(source.get(path));
	});

	it('has the tests of its nodes and of the kit, all of them', () => {
		const [first = ''] = NODES[plan.vendor] ?? [];
		const tests = new RegExp(`^test/(?:kit|nodes/${first}\\w*)/.*\\.test\\.ts$`);
		const wanted = [...readSourceTree().keys()].filter((path) => tests.test(path));
		expect(wanted.length).toBeGreaterThan(50);
		expect(wanted.filter((path) => !tree().has(path))).toEqual([]);
	});

	it('has README, licence, security policy, examples, build and release workflow', () => {
		expect([...tree().keys()]).toEqual(
			expect.arrayContaining([
				'.ci/run',
				'.github/workflows/publish.yml',
				'CHANGELOG.md',
				'CONTRIBUTING.md',
				'LICENSE',
				'README.md',
				'SECURITY.md',
				'examples/README.md',
				'gulpfile.js',
				'scripts/build/sbom.ts',
				'scripts/scan.ts',
			]),
		);
	});

	it('imports only what it has', () => {
		const endings = ['', '.ts', '.js', '/index.ts'];
		const broken = texts().flatMap(([path, text]) => {
			if (!/\.(?:ts|js|mjs)$/.test(path)) return [];
			return findImports(text)
				.filter((specifier) => specifier.startsWith('.'))
				.filter((specifier) => {
					const target = posix.join(posix.dirname(path), specifier);
					return !endings.some((ending) => tree().has(`${target}${ending}`));
				})
				.map((specifier) => `${path}: ${specifier}`);
		});
		expect(broken).toEqual([]);
	});

	it('links only to what it has', () => {
		const pages = texts().filter(([path]) => path.endsWith('.md') && !path.includes('/parts/'));
		const broken = pages.flatMap(([path, text]) =>
			[...text.replace(/^ *```[\s\S]*?^ *```/gm, '').matchAll(/\]\(([^)\s]+)\)/g)]
				.map(([, target = '']) => target)
				.filter((target) => !/^(?:[a-z]+:|#)/.test(target))
				.filter((target) => {
					const file = posix.join(posix.dirname(path), target.split('#')[0] ?? '');
					return ![...tree().keys()].some((key) => key === file || key.startsWith(`${file}/`));
				})
				.map((target) => `${path}: ${target}`),
		);
		expect(broken).toEqual([]);
	});

	it('can generate the parts of its pages again', () => {
		const generator = textOf('scripts/docs/files.ts');
		const sources = texts().filter(([path]) => path.startsWith('scripts/docs/'));
		const code = sources.map(([, text]) => text).join('\n');
		expect(generator).toContain('fillBlocks');
		const blocks = texts()
			.filter(([path]) => path.startsWith('docs/') && path.endsWith('.md'))
			.flatMap(([, text]) => [...text.matchAll(/^<!-- generated: (\S+) -->/gm)])
			.map(([, name = '']) => name);
		expect(blocks).not.toEqual([]);
		expect(blocks.filter((name) => !code.includes(name))).toEqual([]);
	});

	it('runs only scripts that it has', () => {
		const { scripts } = manifest();
		const run = [...textOf('.ci/run').matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name);
		expect(run).toEqual(['build', 'scan', 'audit']);
		expect(Object.keys(scripts)).toEqual(
			expect.arrayContaining([...run, 'test', 'pack', 'sandbox']),
		);
	});
});

describe('code without the other vendor', () => {
	const absent = {
		words: /foreign/i,
		isModuleAbsent: (path: string) => path.includes('foreign'),
		lostExports: () => new Set<string>(),
	};
	const prune = (text: string) =>
		pruneCode('test/a.ts', text, absent).text.replace(/\s+/g, ' ').trim();

	it('loses the import, what refers to it, and what nothing uses any more', () => {
		const code = `
			import { make } from './foreign';
			import { wrap } from './own';
			const SIZE = 3;
			const made = make(wrap(SIZE));
			export const all = [made, 'own'];`;
		expect(prune(code)).toBe("export const all = [ 'own'];");
	});

	it('loses a test as a whole, and a row of cases', () => {
		const code = `
			it('a', () => { const x = 1; foreignCall(x); });
			it.each([{ name: 'own' }, { name: 'foreign', more: 1 }])('$name', () => {});`;
		expect(prune(code)).toBe("it.each([{ name: 'own' },])('$name', () => {});");
	});

	it('loses a function whose result is the other vendor’s, and the tests that call it', () => {
		const code = `
			function run() { return foreign(); }
			describe('x', () => { it('runs', () => { run(); }); });
			it('stays', () => {});`;
		expect(prune(code)).toBe("it('stays', () => {});");
	});

	it('loses comments about it', () => {
		const code =
			'/** As Foreign does. */\nexport const a = 1; // own\n// Foreign too\nexport const b = 2;';
		expect(prune(code)).toBe('export const a = 1; // own export const b = 2;');
	});

	it('tells which exports are lost', () => {
		const { lost } = pruneCode(
			'test/a.ts',
			'export const a = foreign;\nexport const b = 1;',
			absent,
		);
		expect([...lost]).toEqual(['a']);
	});
});

describe('a page without the other vendor', () => {
	const absent = { isAbsent: (text: string) => /Foreign/.test(text) };

	it('loses sections, rows, items and sentences', () => {
		const page = [
			'# Title',
			'Own is here. Foreign is not. Own again.',
			'- own',
			'- Foreign\n  - below',
			'| A |\n| --- |\n| own |\n| Foreign |',
			'## Foreign things',
			'gone',
			'## Own things',
			'stays',
		].join('\n\n');
		const pruned = prunePage(page, absent);
		expect(pruned).not.toMatch(/Foreign|below|gone/);
		expect(pruned).toContain('Own is here. Own again.');
		expect(pruned).toContain('| own |');
		expect(pruned).toContain('## Own things\n\nstays');
	});

	it('is none when its title alone is left', () => {
		expect(prunePage('# Title\n\nForeign.\n', absent)).toBe('');
	});
});
