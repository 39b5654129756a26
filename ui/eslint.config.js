import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  { ignores: ['target/', 'src/main/frontend/generated/', 'src/main/bundles/', 'vite.generated.ts', 'vite.config.ts', 'types.d.ts', '*.js'] },
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', 300],
      'max-params': ['error', 5],
      'no-console': 'error',
      // Text from data reaches the page as text alone.
      'no-restricted-imports': ['error', { paths: [{ name: 'lit/directives/unsafe-html.js', message: 'No HTML from data.' }] }],
      'no-restricted-properties': ['error', { property: 'innerHTML', message: 'No HTML from data.' }],
      '@typescript-eslint/explicit-function-return-type': ['error', { allowExpressions: true, allowTypedFunctionExpressions: true }],
      // Numbers in templates are text; event handlers in templates return what they like.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    },
  },
);
