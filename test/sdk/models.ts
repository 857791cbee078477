import { join } from 'node:path';
import ts from 'typescript';

const ENTRY = join(__dirname, 'node_modules/ctct-api-client/dist/index.d.ts');

/**
 * The types that the client declares for its responses, read from its own declarations: an oracle that is independent of the
 * sandbox.
 */
export class Models {
	private readonly checker: ts.TypeChecker;
	private readonly classes: Map<string, ts.Symbol>;

	constructor() {
		const program = ts.createProgram([ENTRY], {
			strict: true,
			moduleResolution: ts.ModuleResolutionKind.Node10,
			skipLibCheck: true,
		});
		this.checker = program.getTypeChecker();
		const entry = this.checker.getSymbolAtLocation(program.getSourceFile(ENTRY)!)!;
		const all = this.checker.getExportsOfModule(entry);
		this.classes = new Map(all.map((symbol) => [symbol.getName(), symbol]));
	}

	/** How a response differs from the client's declaration of an operation, `Class.method`. */
	faults(operation: string, response: unknown): string[] {
		return this.check(response, this.responseType(operation), 'response');
	}

	/** The T of `Promise<AxiosResponse<T>>`. */
	private responseType(operation: string): ts.Type {
		const [className, methodName] = operation.split('.') as [string, string];
		const type = this.checker.getDeclaredTypeOfSymbol(this.classes.get(className)!);
		const method = type.getProperty(methodName)!;
		const [signature] = this.checker
			.getTypeOfSymbolAtLocation(method, method.valueDeclaration!)
			.getCallSignatures();
		const promised = this.argument(signature!.getReturnType());
		return this.argument(promised);
	}

	private argument(type: ts.Type): ts.Type {
		const [first] = [
			...(type.aliasTypeArguments ?? []),
			...this.checker.getTypeArguments(type as ts.TypeReference),
		];
		return first!;
	}

	private check(value: unknown, type: ts.Type, path: string): string[] {
		if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return [];
		if (type.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined)) {
			return value === '' || value === undefined ? [] : [`${path} is not empty`];
		}
		if (type.isUnion()) {
			// Undefined isn't removed, so that errors in it are reported
			const given = type.types.filter((one) => !(one.flags & ts.TypeFlags.Undefined));
			const tried = given.map((one) => this.check(value, one, path));
			const best = tried.reduce((a, b) => (b.length < a.length ? b : a));
			return best;
		}
		if (type.isLiteral())
			return value === type.value ? [] : [`${path} is not ${String(type.value)}`];
		if (type.flags & ts.TypeFlags.StringLike) return this.primitive(value, 'string', path);
		if (type.flags & ts.TypeFlags.NumberLike) return this.primitive(value, 'number', path);
		if (type.flags & ts.TypeFlags.BooleanLike) return this.primitive(value, 'boolean', path);
		if (this.checker.isArrayType(type)) return this.array(value, type, path);
		return this.object(value, type, path);
	}

	private primitive(value: unknown, type: string, path: string): string[] {
		return typeof value === type ? [] : [`${path} is no ${type}: ${JSON.stringify(value)}`];
	}

	private array(value: unknown, type: ts.Type, path: string): string[] {
		if (!Array.isArray(value)) return [`${path} isn't an array: ${JSON.stringify(value)}`];
		const [items] = this.checker.getTypeArguments(type as ts.TypeReference);
		return value.flatMap((item, at) => this.check(item, items!, `${path}[${at}]`));
	}

	private object(value: unknown, type: ts.Type, path: string): string[] {
		if (typeof value !== 'object' || value === null || Array.isArray(value)) {
			return [`${path} isn't an object: ${JSON.stringify(value)}`];
		}
		const known = new Map(type.getProperties().map((symbol) => [symbol.getName(), symbol]));
		const rest = type.getStringIndexType();
		const missing = [...known.values()]
			.filter((symbol) => !(symbol.flags & ts.SymbolFlags.Optional) && !(symbol.getName() in value))
			.map((symbol) => `${path}.${symbol.getName()} is missing`);
		const found = Object.entries(value).flatMap(([name, child]) => {
			const symbol = known.get(name);
			const promised = symbol && this.checker.getTypeOfSymbol(symbol);
			if ((promised ?? rest) === undefined) return [`${path}.${name} is not known`];
			return this.check(child, (promised ?? rest)!, `${path}.${name}`);
		});
		return [...missing, ...found];
	}
}
