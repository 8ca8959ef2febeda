/** Whether the page is one file, or stands among its files: the bundler says it. */
declare const IN_ONE_FILE: boolean;

declare module "*.css" {
  const text: string;
  export default text;
}
