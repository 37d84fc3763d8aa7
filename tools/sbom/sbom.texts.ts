export const texts = { written: (components: number, file: string) => `软件清单（CycloneDX）：${components} 个组件，在 ${file}。` };
