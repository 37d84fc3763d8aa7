import { readFileSync } from 'node:fs';
import ts from 'typescript';

let names: readonly string[] | undefined;

/** Every member of WeChat's `wx`, read from its official typings; a call outside this list would be `undefined` on a phone. */
export function apiNames(): readonly string[] {
  names ??= readNames();
  return names;
}

function readNames(): readonly string[] {
  const file = require.resolve('miniprogram-api-typings/types/wx/lib.wx.api.d.ts');
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext);
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node) && node.name.text === 'Wx') {
      for (const member of node.members) if (member.name && ts.isIdentifier(member.name)) found.add(member.name.text);
    }
    if (ts.isSourceFile(node) || ts.isModuleDeclaration(node) || ts.isModuleBlock(node)) ts.forEachChild(node, visit);
  };
  visit(source);
  if (found.size < 400) throw new Error(`only ${found.size} names of wx were found in the typings: their shape has changed`);
  return [...found];
}
