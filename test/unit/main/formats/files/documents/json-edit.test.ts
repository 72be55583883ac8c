import { describe, expect, it } from 'vitest';
import { type JsonEditor, jsonEditor } from '../../../../../../src/main/formats/files/documents/json-edit.ts';
import {
  type JsonText,
  type ObjectNode,
  objectsIn,
  openJson,
  valueNamed,
} from '../../../../../../src/main/formats/files/documents/json-text.ts';

function objectOf(text: string): { readonly json: JsonText; readonly root: ObjectNode } {
  const json = openJson(text);
  if (json.root?.type !== 'Object') throw new Error('no object');
  return { json, root: json.root };
}

/** The text after some edits of the object under `o`, or of the root. */
function edited(text: string, change: (edit: JsonEditor, object: ObjectNode) => void): string {
  const { json, root } = objectOf(text);
  const inner = valueNamed(root, 'o', 'exact');
  const edit = jsonEditor(json, 'exact');
  change(edit, inner?.type === 'Object' ? inner : root);
  return edit.text();
}

describe('adding a member', () => {
  it.each([
    ['{"a":"1","c":"3"}', '{"a":"1","b":"2","c":"3"}'],
    ['{ "a": "1", "c": "3" }', '{ "a": "1", "b": "2", "c": "3" }'],
    ['{\n\t"a" : "1"\n}\n', '{\n\t"a" : "1",\n\t"b" : "2"\n}\n'],
    ['{\r\n  "a": "1",\r\n  "c": [1]\r\n}', '{\r\n  "a": "1",\r\n  "b": "2",\r\n  "c": [1]\r\n}'],
    ['{"c":"3"}', '{"c":"3","b":"2"}'],
    ['{}', '{"b": "2"}'],
    ['{\n}', '{"b": "2"}'],
  ])('takes the neighbour’s blanks (%j)', (before, after) => {
    expect(edited(before, (edit, object) => edit.set(object, 'b', '2', 'a'))).toBe(after);
  });
});

describe('taking members away', () => {
  it.each([
    ['{"a":1,"b":2,"c":3}', ['a'], '{"b":2,"c":3}'],
    ['{"a":1,"b":2,"c":3}', ['b'], '{"a":1,"c":3}'],
    ['{"a":1,"b":2,"c":3}', ['c'], '{"a":1,"b":2}'],
    ['{"a":1,"b":2,"c":3}', ['a', 'b'], '{"c":3}'],
    ['{"a":1,"b":2,"c":3}', ['a', 'c'], '{"b":2}'],
    ['{"a":1,"b":2,"c":3}', ['b', 'c'], '{"a":1}'],
    ['{ "a": 1 }', ['a'], '{}'],
    ['{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}\n', ['b'], '{\n  "a": 1,\n  "c": 3\n}\n'],
    ['{\n  "a": 1,\n  "b": 2\n}\n', ['b'], '{\n  "a": 1\n}\n'],
    ['{"a":1,"a":2,"b":3,"a":4}', ['a'], '{"b":3}'],
    ['{"a":1}', ['x'], '{"a":1}'],
  ])('takes one comma along (%j without %j)', (before, names, after) => {
    expect(edited(before, (edit, object) => edit.drop(object, names))).toBe(after);
  });

  it('works together with adding and replacing in one object', () => {
    const before = '{"x": 0, "o": {\n  "a": "1",\n  "b": "2",\n  "c": "3"\n}}';
    const change = (edit: JsonEditor, object: ObjectNode) => {
      edit.drop(object, ['b', 'c']);
      edit.set(object, 'a', 'other', '');
      edit.set(object, 'd', '4', 'a');
      edit.set(object, 'e', '5', 'c');
    };
    expect(edited(before, change)).toBe('{"x": 0, "o": {\n  "a": "other",\n  "d": "4",\n  "e": "5"\n}}');
    const all = (edit: JsonEditor, object: ObjectNode) => {
      edit.drop(object, ['a', 'b', 'c']);
      edit.set(object, 'd', '4', 'a');
      edit.set(object, 'e', '5', 'a');
    };
    expect(edited(before, all)).toBe('{"x": 0, "o": {\n  "d": "4",\n  "e": "5"\n}}');
  });

  it.each([
    ['[{"n":1}, {"n":2}, {"n":3}]', 1, '[{"n":1}, {"n":3}]'],
    ['[{"n":1}, {"n":2}]', 1, '[{"n":1}]'],
    ['[ {"n":1} ]', 0, '[]'],
  ])('takes an element out of an array (%j, %i)', (before, index, after) => {
    const json = openJson(before);
    if (json.root === null) throw new Error('no JSON');
    const edit = jsonEditor(json, 'exact');
    const object = objectsIn(json.root)[index];
    if (object !== undefined) edit.dropElement(json.root, object);
    expect(edit.text()).toBe(after);
  });
});

describe('names', () => {
  it('are taken in any case where the tool does, and the last one is written', () => {
    const text = '{"Key":"1","key":"2"}';
    const { json, root } = objectOf(text);
    const edit = jsonEditor(json, 'any-case');
    edit.set(root, 'KEY', '3', '');
    expect(edit.text()).toBe('{"Key":"1","key":"3"}');
  });

  it('may be written with escapes', () => {
    expect(edited('{"\\u0061":"1"}', (edit, object) => edit.set(object, 'a', '2', ''))).toBe(
      '{"\\u0061":"2"}',
    );
  });
});

describe('what is no JSON', () => {
  it.each([
    ['{"a": 1,}', 1],
    ['{\n// comment\n"a": 1}', 2],
    ['{"a": 1}\n{"b": 2}', 2],
    ['{"a":\n"tab\there"}', null],
    ["{'a': 1}", 1],
    ['', 1],
  ])('is told with its line (%j)', (text, line) => {
    expect(openJson(text)).toEqual({ root: null, line });
  });
});
