import { posix } from 'node:path';
import ts from 'typescript';

/** What removing the other vendor takes from a file. */
export interface Absent {
	/** Words used only by the other vendor's part. */
	words: RegExp;
	/** Whether a module, as a path in the project without extension, is missing in the repository. */
	isModuleAbsent: (path: string) => boolean;
	/** Exports that a module has lost. */
	lostExports: (path: string) => ReadonlySet<string>;
}

/** A file without what it can't keep. */
interface PrunedCode {
	text: string;
	/** Names that it no longer exports. */
	lost: Set<string>;
}

/** A reference to a name, or a text, that must be removed. */
type Named = ts.Identifier | ts.LiteralLikeNode;

/** Parents whose children are independent: the others stay valid when one is removed. */
function isList(parent: ts.Node): boolean {
	return (
		ts.isSourceFile(parent) ||
		ts.isBlock(parent) ||
		ts.isModuleBlock(parent) ||
		ts.isCaseClause(parent) ||
		ts.isArrayLiteralExpression(parent) ||
		ts.isObjectLiteralExpression(parent) ||
		ts.isInterfaceDeclaration(parent) ||
		ts.isTypeLiteralNode(parent) ||
		ts.isClassDeclaration(parent) ||
		ts.isNamedImports(parent) ||
		ts.isNamedExports(parent) ||
		ts.isObjectBindingPattern(parent) ||
		ts.isVariableDeclarationList(parent) ||
		ts.isUnionTypeNode(parent)
	);
}

/** Whether a child is an entry in its parent's list, and not, for example, the name of a class. */
function isEntry(node: ts.Node): boolean {
	const { parent } = node;
	if (!isList(parent)) return false;
	if (ts.isClassDeclaration(parent)) return ts.isClassElement(node);
	if (ts.isInterfaceDeclaration(parent)) return ts.isTypeElement(node);
	return true;
}

/** The jest functions that a statement may call. */
const TEST = /^(?:it|test)$/;
const GROUP = /^describe$/;

/** Whether a statement calls one of these functions, directly or as `it.each(...)(...)`. */
function calls(node: ts.Node, name: RegExp): boolean {
	if (!ts.isExpressionStatement(node)) return false;
	let { expression } = node as { expression: ts.Node };
	while (
		ts.isCallExpression(expression) ||
		ts.isPropertyAccessExpression(expression) ||
		ts.isTaggedTemplateExpression(expression)
	) {
		expression = ts.isTaggedTemplateExpression(expression) ? expression.tag : expression.expression;
	}
	return ts.isIdentifier(expression) && name.test(expression.text);
}

/** The nearest list entry at or above a node. */
function nextEntry(node: ts.Node): ts.Node {
	let entry = node;
	while (!isEntry(entry)) entry = entry.parent;
	return entry;
}

/** The function that contains a node. */
function functionAround(node: ts.Node): ts.Node | undefined {
	return ts.findAncestor(node, ts.isFunctionLike);
}

/**
 * The smallest part of a file around a node that can be removed: an entry of a list; but tests, rows in a table of cases and
 * functions with a result are removed as a whole.
 */
function entryAround(node: ts.Node): ts.Node {
	const entry = nextEntry(node);
	const test = ts.findAncestor(entry, (at) => calls(at, TEST));
	// A case of `it.each` is outside the test's function.
	if (test !== undefined && functionAround(entry) !== functionAround(test)) return test;
	if (ts.isReturnStatement(entry)) return entryAround(functionAround(entry) ?? entry);
	const { parent } = entry;
	const isCase = ts.isObjectLiteralExpression(parent) || ts.isArrayLiteralExpression(parent);
	if (isCase && ts.isArrayLiteralExpression(parent.parent)) return parent;
	return entry;
}

/** The names that a node declares, except those declared inside it. */
function declaredNames(node: ts.Node): ts.Identifier[] {
	if (ts.isVariableStatement(node)) {
		return node.declarationList.declarations.flatMap(declaredNames);
	}
	if (ts.isObjectBindingPattern(node)) return node.elements.flatMap(declaredNames);
	if (ts.isImportDeclaration(node)) {
		const { importClause } = node;
		const bindings = importClause?.namedBindings;
		return [
			...(importClause?.name ? [importClause.name] : []),
			...(bindings && ts.isNamedImports(bindings) ? bindings.elements.flatMap(declaredNames) : []),
			...(bindings && ts.isNamespaceImport(bindings) ? [bindings.name] : []),
		];
	}
	if (
		ts.isVariableDeclaration(node) ||
		ts.isBindingElement(node) ||
		ts.isImportSpecifier(node) ||
		ts.isFunctionDeclaration(node) ||
		ts.isClassDeclaration(node) ||
		ts.isInterfaceDeclaration(node) ||
		ts.isTypeAliasDeclaration(node) ||
		ts.isEnumDeclaration(node)
	) {
		const { name } = node;
		if (name === undefined) return [];
		return ts.isIdentifier(name) ? [name] : declaredNames(name);
	}
	return [];
}

/** Whether an identifier refers to a name in scope, and isn't a property name. */
function isReference(node: ts.Identifier): boolean {
	const { parent } = node;
	if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
	if (ts.isQualifiedName(parent)) return parent.left === node;
	if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
	if (ts.isBindingElement(parent)) return parent.initializer === node;
	if (ts.isImportSpecifier(parent)) return false;
	return !ts.isPropertySignature(parent) && !ts.isMethodDeclaration(parent);
}

/** The state of a file while it is being pruned. */
class Pruning {
	private readonly removed = new Set<ts.Node>();
	private readonly source: ts.SourceFile;
	/** Identifiers by their text. */
	private readonly identifiers = new Map<string, ts.Identifier[]>();
	private readonly texts: ts.LiteralLikeNode[] = [];
	/** Ranges of comments. */
	private readonly comments = new Map<number, number>();
	private readonly tests: ts.Node[] = [];
	private readonly groups: ts.Node[] = [];

	constructor(
		private readonly path: string,
		private readonly text: string,
		private readonly absent: Absent,
	) {
		this.source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
		this.collect(this.source);
	}

	prune(): PrunedCode {
		this.removeAbsentModules();
		for (const node of this.named()) {
			if (this.absent.words.test(node.text)) this.remove(entryAround(node));
		}
		while (this.removeUnused());
		return { text: this.printed(), lost: this.lost() };
	}

	private collect(node: ts.Node): void {
		if (ts.isIdentifier(node)) {
			this.identifiers.set(node.text, [...(this.identifiers.get(node.text) ?? []), node]);
		}
		if (ts.isLiteralExpression(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
			this.texts.push(node);
		}
		if (ts.isTemplateHead(node)) this.texts.push(node);
		if (calls(node, TEST)) this.tests.push(node);
		if (calls(node, GROUP)) this.groups.push(node);
		for (const { pos, end } of ts.getLeadingCommentRanges(this.text, node.getFullStart()) ?? []) {
			this.comments.set(pos, end);
		}
		ts.forEachChild(node, (child) => this.collect(child));
	}

	private named(): Named[] {
		return [...[...this.identifiers.values()].flat(), ...this.texts];
	}

	private isRemoved(node: ts.Node | undefined): boolean {
		for (let at = node; at !== undefined; at = at.parent) if (this.removed.has(at)) return true;
		return false;
	}

	/** Removes a node, along with what is useless without it and everything that refers to its declarations. */
	private remove(entry: ts.Node): void {
		const node = this.withEmptyParents(entry);
		if (this.isRemoved(node)) return;
		this.removed.add(node);
		const scope = findScope(node);
		for (const name of declaredNames(node)) {
			for (const other of this.identifiers.get(name.text) ?? []) {
				if (!isInside(other, scope) || this.isRemoved(other) || !isReference(other)) continue;
				this.remove(entryAround(other));
			}
		}
	}

	/** A list that loses its last entry is also removed, if an empty one would make no sense. */
	private withEmptyParents(entry: ts.Node): ts.Node {
		const { parent } = entry;
		const others = (nodes: readonly ts.Node[]) =>
			nodes.filter((other) => other !== entry && !this.removed.has(other));
		if (ts.isVariableDeclarationList(parent) && others(parent.declarations).length === 0) {
			return this.withEmptyParents(entryAround(parent));
		}
		if (
			(ts.isNamedImports(parent) ||
				ts.isNamedExports(parent) ||
				ts.isObjectBindingPattern(parent) ||
				ts.isArrayLiteralExpression(parent)) &&
			others(parent.elements).length === 0
		) {
			return this.withEmptyParents(entryAround(parent.parent));
		}
		if (
			ts.isObjectLiteralExpression(parent) &&
			// An argument may be an empty object: options, all of which belonged to the other vendor.
			!ts.isCallExpression(parent.parent) &&
			others(parent.properties).length === 0
		) {
			return this.withEmptyParents(entryAround(parent.parent));
		}
		if (ts.isBlock(parent) && others(parent.statements).length === 0) {
			return this.withEmptyParents(entryAround(parent.parent));
		}
		return entry;
	}

	/** Imports of missing modules, and of exports that a module has lost. */
	private removeAbsentModules(): void {
		for (const statement of this.source.statements) {
			if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue;
			const { moduleSpecifier } = statement;
			if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) continue;
			if (!moduleSpecifier.text.startsWith('.')) continue;
			const target = posix.join(posix.dirname(this.path), moduleSpecifier.text);
			if (this.absent.isModuleAbsent(target)) {
				this.remove(statement);
				continue;
			}
			const lost = this.absent.lostExports(target);
			for (const specifier of findSpecifiers(statement)) {
				if (lost.has((specifier.propertyName ?? specifier.name).text)) this.remove(specifier);
			}
		}
	}

	/** Removes what was used before and no longer is. @returns whether there was anything */
	private removeUnused(): boolean {
		let found = false;
		for (const nodes of this.identifiers.values()) {
			const [declaration, ...more] = nodes.filter((node) => declares(node));
			if (declaration === undefined || more.length > 0 || this.isRemoved(declaration)) continue;
			const node = declaredBy(declaration);
			if (node === undefined || isExported(node)) continue;
			const uses = nodes.filter((other) => other !== declaration && isReference(other));
			if (uses.length === 0 || uses.some((other) => !this.isRemoved(other))) continue;
			this.remove(entryAround(node));
			found = true;
		}
		return this.removeEmptyGroups() || found;
	}

	/** Groups that have lost all their tests. @returns whether there were any */
	private removeEmptyGroups(): boolean {
		const empty = this.groups.filter((group) => {
			const tests = this.tests.filter((test) => isInside(test, group));
			return !this.isRemoved(group) && tests.length > 0 && tests.every((at) => this.isRemoved(at));
		});
		for (const group of empty) this.remove(group);
		return empty.length > 0;
	}

	/** Exported names that were removed. */
	private lost(): Set<string> {
		const names = new Set<string>();
		for (const statement of this.source.statements) {
			if (ts.isExportDeclaration(statement)) {
				for (const specifier of findSpecifiers(statement)) {
					if (this.isRemoved(specifier)) names.add(specifier.name.text);
				}
			} else if (this.isRemoved(statement) && isExported(statement)) {
				for (const { text } of declaredNames(statement)) names.add(text);
			}
		}
		return names;
	}

	/** The text without what was removed. */
	private printed(): string {
		const nodes = [...this.removed]
			.filter((node) => !this.isRemoved(node.parent))
			.map((node) => this.rangeOf(node));
		// Comments about the other vendor next to something that stays.
		const comments = [...this.comments]
			.filter(([from, to]) => this.absent.words.test(this.text.slice(from, to)))
			.filter(([from, to]) => !nodes.some(([start, end]) => start <= from && to <= end));
		const ranges = [...nodes, ...comments].sort(([left], [right]) => right - left);
		let { text } = this;
		for (const [from, to] of ranges) text = text.slice(0, from) + text.slice(to);
		return text;
	}

	/** The range of a node, with the comments above it and the comma after it. */
	private rangeOf(node: ts.Node): [number, number] {
		const isFirst = node.getFullStart() === 0;
		const from = isFirst ? node.getStart() : node.getFullStart();
		if (ts.isUnionTypeNode(node.parent)) {
			const bar = this.text.lastIndexOf('|', node.getStart());
			const isFirstMember = node.parent.types[0] === node;
			const after = this.text.indexOf('|', node.end);
			return isFirstMember ? [from, after + 1] : [bar, node.end];
		}
		const comma = /^\s*,/.exec(this.text.slice(node.end));
		return [from, node.end + (comma?.[0].length ?? 0)];
	}
}

function isInside(node: ts.Node, scope: ts.Node): boolean {
	return node.pos >= scope.pos && node.end <= scope.end;
}

/** The scope of the names that a node declares. */
function findScope(node: ts.Node): ts.Node {
	let scope = node.parent;
	while (
		!ts.isSourceFile(scope) &&
		!ts.isBlock(scope) &&
		!ts.isFunctionLike(scope) &&
		!ts.isForOfStatement(scope)
	) {
		scope = scope.parent;
	}
	return scope;
}

function findSpecifiers(
	statement: ts.ImportDeclaration | ts.ExportDeclaration,
): Array<ts.ImportSpecifier | ts.ExportSpecifier> {
	const clause = ts.isImportDeclaration(statement)
		? statement.importClause?.namedBindings
		: statement.exportClause;
	if (clause === undefined) return [];
	return ts.isNamedImports(clause) || ts.isNamedExports(clause) ? [...clause.elements] : [];
}

/** The node that has an identifier as its name. */
function declaredBy(name: ts.Identifier): ts.Node | undefined {
	const { parent } = name;
	if (ts.isImportClause(parent) || ts.isNamespaceImport(parent)) return parent;
	return declaredNames(parent).includes(name) ? parent : undefined;
}

function declares(node: ts.Identifier): boolean {
	return declaredBy(node) !== undefined;
}

function isExported(node: ts.Node): boolean {
	const statement = ts.isVariableDeclaration(node) ? node.parent.parent : node;
	if (!ts.canHaveModifiers(statement)) return false;
	return (
		ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true
	);
}

/**
 * Removes from a file what refers to the other vendor: the smallest list entry, member or statement that names it, what refers to
 * that, and what is no longer used.
 *
 * @param path of the file in the project
 */
export function pruneCode(path: string, text: string, absent: Absent): PrunedCode {
	return new Pruning(path, text, absent).prune();
}
