import { startExpressionEngine } from '../support/expressionEngine';

/** Before each file: all expressions are evaluated as n8n's server does it. */
export = async (): Promise<void> => await startExpressionEngine('vm');
