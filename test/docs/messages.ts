import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../support';

/** A text that the nodes show, as written in the source. */
export interface Message {
	/** File and line, for finding it. */
	place: string;
	/** The text, with `…` for inserted values. */
	text: string;
}

/** A value inserted into a message at run time. */
export const GAP = '…';

/** Which argument of which call is a text for users. */
const SHOWN: Record<string, number> = {
	InputError: 0,
	NothingToWriteError: 0,
	TokenError: 2,
	TransportError: 2,
	unreadableResponseError: 1,
	'call.hint': 0,
	hint: 0,
	'hints.add': 0,
	warn: 0,
};

/** All messages and hints in the code under `nodes/`: those that are literals in it. */
export function messagesInSource(): Message[] {
	const files = readdirSync(join(ROOT, 'nodes'), { recursive: true, encoding: 'utf8' });
	return files
		.filter((file) => file.endsWith('.ts'))
		.flatMap((file) => messagesIn(join('nodes', file)));
}

function messagesIn(file: string): Message[] {
	const text = readFileSync(join(ROOT, file), 'utf8');
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
	const found: Message[] = [];
	const visit = (node: ts.Node): void => {
		const argument = shownArgument(node);
		for (const shown of argument ? literalsOf(argument, source) : []) {
			const { line } = source.getLineAndCharacterOfPosition(node.getStart());
			found.push({ place: `${file}:${line + 1}`, text: shown });
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

function shownArgument(node: ts.Node): ts.Expression | undefined {
	if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return undefined;
	const position = SHOWN[node.expression.getText()];
	return position === undefined ? undefined : node.arguments?.[position];
}

/** The texts that an expression can have, as far as they are in the same file. */
function literalsOf(expression: ts.Expression, source: ts.SourceFile): string[] {
	if (ts.isStringLiteralLike(expression)) return [expression.text];
	if (ts.isTemplateExpression(expression)) {
		const rest = expression.templateSpans.map((span) => `${gapOf(span)}${span.literal.text}`);
		return [[expression.head.text, ...rest].join('')];
	}
	if (ts.isConditionalExpression(expression)) {
		return [expression.whenTrue, expression.whenFalse].flatMap((branch) =>
			literalsOf(branch, source),
		);
	}
	if (ts.isObjectLiteralExpression(expression)) {
		const values = expression.properties.filter(ts.isPropertyAssignment);
		return values.flatMap(({ initializer }) => literalsOf(initializer, source));
	}
	if (ts.isElementAccessExpression(expression) || ts.isCallExpression(expression)) {
		return literalsOf(expression.expression, source);
	}
	if (!ts.isIdentifier(expression)) return [];
	return valuesOf(expression.text, source).flatMap((value) => literalsOf(value, source));
}

/** The placeholder for an expression in a text. For a count, the plural is written: `… rows`. */
function gapOf({ expression }: ts.TemplateSpan): string {
	if (!ts.isCallExpression(expression) || expression.expression.getText() !== 'formatCount')
		return GAP;
	const [, singular, plural] = expression.arguments.map((argument) =>
		ts.isStringLiteralLike(argument) ? argument.text : '',
	);
	return `${GAP} ${plural ?? `${singular}s`}`;
}

/** The initial values of constants with this name, or the return values of functions with this name. */
function valuesOf(name: string, source: ts.SourceFile): ts.Expression[] {
	const found: ts.Expression[] = [];
	const visit = (node: ts.Node, inside: boolean): void => {
		const isNamed = isDeclaration(node) && node.name?.getText() === name;
		if (isNamed && ts.isVariableDeclaration(node) && node.initializer) found.push(node.initializer);
		if (inside && ts.isReturnStatement(node) && node.expression) found.push(node.expression);
		const entersFunction = isNamed && ts.isFunctionDeclaration(node);
		ts.forEachChild(node, (child) => visit(child, inside || entersFunction));
	};
	visit(source, false);
	return found;
}

function isDeclaration(node: ts.Node): node is ts.VariableDeclaration | ts.FunctionDeclaration {
	return ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node);
}

/** One message of each form in the source, so that the search can't silently miss a form. */
export const KNOWN_PLACES = [
	['nodes/ContactHub/customer/removeTag.ts', `The customer ${GAP} does not have the tag '${GAP}'`],
	['nodes/kit/errors/errors.ts', 'There is nothing to update'],
	['nodes/kit/http/network.ts', 'the server refused the connection'],
	['nodes/kit/http/responses.ts', 'the server sent a web page instead of data'],
	[
		'nodes/kit/polling/timeFeed.ts',
		`more than ${GAP} ${GAP} within the overlap; the rest follow in later polls`,
	],
	[
		'nodes/kit/operations/once.ts',
		`Ran once for all ${GAP} input items, because no parameter depends on the item`,
	],
];
