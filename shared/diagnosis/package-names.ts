/** What to install where the package has another name than what it provides. */
const PACKAGES: Readonly<Record<string, string>> = {
  cv2: 'opencv-python-headless',
  PIL: 'Pillow',
  yaml: 'PyYAML',
  psycopg2: 'psycopg2-binary',
  MySQLdb: 'mysqlclient',
  dotenv: 'python-dotenv',
  sklearn: 'scikit-learn',
  jwt: 'PyJWT',
  bs4: 'beautifulsoup4',
  pkg_resources: 'setuptools',
  'libGL.so.1': 'libgl1',
  'libpq.so.5': 'libpq5',
  'libssl.so.1.1': 'OpenSSL 1.1, or a build against OpenSSL 3',
};

/** What is to be installed for a name that is missing: the package, where that is another word. */
export function packageOf(name: string, runtime: string): string {
  const known = runtime === 'Python' || runtime === 'native' ? PACKAGES[name] : undefined;
  return known ? `${name} (package ${known})` : name;
}
