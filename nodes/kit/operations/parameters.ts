import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { holdsExpression } from '../values/expressions';
import { applies, type Field, type Fields } from '../fields/field';
import type { TellHint } from '../errors/hints';
import type { WrittenParameter } from './emptyParameters';
import type { InputItem } from './operation';
import { prepareParameter, type ParameterTemplate } from './parameterTemplate';
import { refuseObjectsInText } from '../values/texts';

/** Reads an operation's parameters item by item. A parameter without an expression is read and checked once. */
export class ParameterReader {
	private readonly raw: IDataObject;

	private readonly constants = new Map<string, unknown>();

	private readonly templates = new Map<string, ParameterTemplate | undefined>();

	/** @param hint tells the user something about a value */
	constructor(
		private readonly functions: IExecuteFunctions,
		private readonly fields: Fields,
		private readonly hint: TellHint = () => {},
	) {
		this.raw = functions.getNode().parameters as IDataObject;
	}

	/**
	 * All values for an item.
	 *
	 * @throws InputError if a value is invalid
	 */
	read(input: InputItem): Record<string, unknown> {
		const values: IDataObject = {};
		for (const [name, field] of Object.entries(this.fields)) {
			const shown = applies(field, values);
			values[name] = (
				shown ? this.readField(name, field, input) : undefined
			) as IDataObject[string];
		}
		return values;
	}

	/** The parameters that apply to an item, as written and as resolved. */
	readWritten(input: InputItem): WrittenParameter[] {
		const values: IDataObject = {};
		return Object.entries(this.fields).flatMap(([name, field]) => {
			if (!applies(field, values)) return [];
			const resolved = this.resolve(name, field, input);
			values[name] = resolved as IDataObject[string];
			return [{ property: field.property, written: this.raw[name], resolved }];
		});
	}

	private readField(name: string, field: Field<unknown>, input: InputItem): unknown {
		if (this.constants.has(name)) return this.constants.get(name);
		const raw = this.raw[name];
		const label = field.property.displayName;
		const resolved = this.resolve(name, field, input);
		const value = field.read(resolved, {
			label,
			item: input.item,
			written: raw,
			evaluate: (expression) => this.functions.evaluateExpression(expression, input.index),
			zone: this.functions.getTimezone(),
			hint: this.hint,
		});
		if (holdsExpression(raw)) refuseObjectsInText(resolved, raw, label);
		if (!holdsExpression(raw) && !field.usesItem?.(raw)) this.constants.set(name, value);
		return value;
	}

	private resolve(name: string, field: Field<unknown>, input: InputItem): unknown {
		const resolved = this.getTemplate(name)?.(input);
		if (resolved !== undefined) return resolved.value;
		return this.functions.getNodeParameter(name, input.index, field.property.default);
	}

	private getTemplate(name: string): ParameterTemplate | undefined {
		if (!this.templates.has(name)) {
			this.templates.set(name, prepareParameter(this.raw[name], this.functions));
		}
		return this.templates.get(name);
	}
}
