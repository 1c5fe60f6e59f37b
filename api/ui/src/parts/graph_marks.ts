/** Nodes drawn by WebGL in the shapes of `graph_kinds`: a triangle round each, of which the shape is left. */

import type Sigma from "sigma";
import { NodeProgram, type ProgramInfo } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import { SHAPES, type Shape } from "./graph_kinds";
import type { DrawnNode } from "./graph_types";

const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
const UNIFORMS = ["u_sizeRatio", "u_correctionRatio", "u_matrix"] as const;

const VERTEX = /* glsl */ `
attribute vec4 a_color;
attribute vec4 a_inside;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_angle;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec4 v_inside;
varying vec2 v_at;
varying float v_pixel;
varying float v_shape;
const float bias = 255.0 / 254.0;
void main() {
  float size = a_size * u_correctionRatio / u_sizeRatio * 4.0;
  vec2 away = size * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + away, 1)).xy, 0, 1);
  v_at = away / (size / 2.0);
  v_pixel = 2.0 * u_correctionRatio / (size / 2.0);
  v_shape = a_shape;
  v_color = a_color;
  v_inside = a_inside;
  v_color.a *= bias;
  v_inside.a *= bias;
}`;

// The distance of a point to the edge of the shape, below 0 inside it; the radius is 1, and y grows upwards.
const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec4 v_inside;
varying vec2 v_at;
varying float v_pixel;
varying float v_shape;
const vec4 transparent = vec4(0.0);
float regular(vec2 at, float count, float radius, float turned) {
  float part = 6.2831853 / count;
  float turn = atan(at.x, at.y) + turned;
  float side = floor(turn / part + 0.5) * part;
  return cos(turn - side) * length(at) - radius * cos(part / 2.0);
}
float edge(vec2 at) {
  if (v_shape < 0.5) return length(at) - 1.0;
  if (v_shape < 1.5) return max(abs(at.x), abs(at.y)) - 0.65;
  if (v_shape < 2.5) return (abs(at.x) + abs(at.y) - 1.0) * 0.7071;
  if (v_shape < 3.5) return regular(at, 3.0, 1.0, 3.14159265);
  if (v_shape < 4.5) return regular(at, 6.0, 0.95, 0.0);
  if (v_shape < 5.5) return regular(at, 5.0, 1.0, 0.62831853);
  vec2 near = abs(at);
  return min(max(near.x - 0.9, near.y - 0.3), max(near.y - 0.9, near.x - 0.3));
}
void main(void) {
  float far = edge(v_at);
  float rim = max(0.28, v_pixel);
  vec4 color = mix(v_inside, v_color, clamp((far + rim) / v_pixel + 0.5, 0.0, 1.0));
  gl_FragColor = mix(color, transparent, clamp(far / v_pixel + 0.5, 0.0, 1.0));
}`;

/** What a canvas keeps of a node. */
export type Placed = { node: DrawnNode; x: number; y: number };

/** What a node is drawn with: `inside` is the colour within its rim. */
export interface MarkData extends NodeDisplayData {
  shape: Shape;
  inside: string;
}

export class MarkProgram extends NodeProgram<(typeof UNIFORMS)[number], Placed> {
  /** Which node is at a place is looked up, not read from a second drawing. */
  constructor(gl: WebGLRenderingContext, _: WebGLFramebuffer | null, renderer: Sigma<Placed>) {
    super(gl, null, renderer);
  }

  getDefinition() {
    return {
      VERTICES: 3,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLES,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_shape", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_inside", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_angle", size: 1, type: FLOAT }],
      CONSTANT_DATA: [[0], [(2 * Math.PI) / 3], [(4 * Math.PI) / 3]],
    };
  }

  processVisibleItem(_: number, at: number, data: NodeDisplayData): void {
    const { shape, inside } = data as MarkData;
    const values = [data.x, data.y, data.size, SHAPES.indexOf(shape), floatColor(data.color), floatColor(inside)];
    this.array.set(values, at);
  }

  setUniforms({ correctionRatio, sizeRatio, matrix }: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    gl.uniform1f(uniformLocations.u_correctionRatio ?? null, correctionRatio);
    gl.uniform1f(uniformLocations.u_sizeRatio ?? null, sizeRatio);
    gl.uniformMatrix3fv(uniformLocations.u_matrix ?? null, false, matrix);
  }
}

/** In place of what sigma would draw and we do not need: a shader less to be made ready. */
export class Nothing {
  drawLabel = undefined;
  drawHover = undefined;
  kill(): void {}
  reallocate(): void {}
  process(): void {}
  render(): void {}
}
