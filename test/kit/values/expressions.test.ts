import fc from 'fast-check';
import { dependsOnItem, holdsExpression } from '../../../nodes/kit/values/expressions';

const json = fc.jsonValue();
const withoutExpression = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('"='));

/** The value at a path inside another one. */
const buried = (value: unknown) => ({ list: [1, { deep: [{ deeper: value }] }] });

describe('holdsExpression', () => {
	it('finds an expression at any depth', () => {
		fc.assert(
			fc.property(fc.string(), json, (text, other) => {
				expect(holdsExpression(buried(`=${text}`))).toBe(true);
				expect(holdsExpression([other, `=${text}`])).toBe(true);
			}),
		);
	});

	it('finds none if there is none', () => {
		fc.assert(
			fc.property(withoutExpression, (value) => {
				expect(holdsExpression(value)).toBe(false);
				expect(dependsOnItem(value)).toBe(false);
			}),
		);
	});
});

describe('dependsOnItem', () => {
	it.each([
		'={{ $json.id }}',
		'={{ $item(0).$json.a }}',
		'={{ $input.item.json.a }}',
		"={{ $('Start').item.json.id }}",
		'={{ $node["Start"].json.id }}',
		'={{ $itemIndex }}',
		'={{ $max(1, $json.n) }}',
		'={{ $binary.data.fileName }}',
		'={{ $unheardOf }}',
		'=Hello {{ $now }} and {{ $json.name }}',
		"={{ $('Start').first().json[$json.key] }}",
		"={{ $('Start').all()[$itemIndex].json.id }}",
		"={{ $('Start').itemMatching(0).json.id }}",
		"={{ $('Start') .first }}",
		'={{ $(`${$json.node}`).first().json.id }}',
	])('%s does', (expression) => {
		expect(dependsOnItem(expression)).toBe(true);
		expect(dependsOnItem(buried(expression))).toBe(true);
	});

	it.each([
		'={{ $now.minus({ days: 1 }).toISO() }}',
		'={{ $today }}',
		'={{ $workflow.id }}-{{ $execution.id }}',
		'={{ $vars.node }}',
		'={{ $secrets.vault.id }}',
		'={{ $runIndex }}',
		"={{ $if(true, 'a', 'b') }}",
		'={{ 1 + 1 }}',
		"={{ $('Settings').first().json.list }}",
		'={{ $( "It\'s settings" ) . last( ).json.list }}',
		'={{ $(`Start`).all().length }}',
		'={{ [$input.first().json.list, $("Other").last().json.list] }}',
		'=plain text',
		'{{ $json.id }} without the sign of an expression',
	])('%s does not', (expression) => {
		expect(dependsOnItem(expression)).toBe(false);
		expect(dependsOnItem(buried(expression))).toBe(false);
	});
});
