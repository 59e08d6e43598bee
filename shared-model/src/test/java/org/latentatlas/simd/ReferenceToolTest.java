package org.latentatlas.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.latentatlas.weights.Safetensors;

/** What is emitted, as the WebAssembly Binary Toolkit (wabt) reads it. */
@Timeout(120)
class ReferenceToolTest {
    private static final Path TOOL = Path.of("target/wabt").toAbsolutePath();
    private static final Path SCRIPT = Path.of("src/test/wabt/disassemble.cjs").toAbsolutePath();
    private static final Pattern INSTRUCTION =
            Pattern.compile("^ +((?:[a-z0-9]+\\.[a-z0-9_]+)|loop|end|br_if|call)\\b.*$", Pattern.MULTILINE);

    @TempDir
    Path folder;

    /** Validates the module and gives its text format. */
    private String disassemble(byte[] module) throws IOException {
        assertThat(TOOL.resolve("node_modules/wabt"))
                .as("this test needs node and the npm package wabt: ./check installs them (on Debian: apt-get install "
                        + "npm, then in shared-model: npm ci --prefix target/wabt with the files of src/test/wabt)")
                .exists();
        Path file = Files.write(folder.resolve("module.wasm"), module);
        Process node = new ProcessBuilder("node", SCRIPT.toString(), TOOL.toString(), file.toString())
                .redirectError(folder.resolve("errors").toFile())
                .start();
        String text = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(Files.readString(folder.resolve("errors"))).isEmpty();
        return text;
    }

    private static List<byte[]> modules() throws IOException {
        List<byte[]> modules = new ArrayList<>();
        for (Arithmetic arithmetic : Arithmetic.values()) {
            for (String name : new String[] {"dense", "convolutional", "residual"}) {
                modules.add(
                        NetworkModule.of(TestNetworks.decoder(name), arithmetic).bytes());
                modules.add(
                        NetworkModule.of(TestNetworks.encoder(name), arithmetic).bytes());
            }
            byte[] file = Safetensors.write(TestNetworks.golden("dense-decoder"), Safetensors.Type.F16);
            modules.add(FileModule.of(file).bytes());
            modules.add(arithmetic.probe());
            modules.add(CeilingModule.bytes(arithmetic));
        }
        return modules;
    }

    @Test
    void modulesAreValidAndEveryOpcodeHasTheNameThatTheToolReads() throws IOException {
        Set<String> read = new TreeSet<>();
        for (byte[] module : modules()) {
            Matcher instruction = INSTRUCTION.matcher(disassemble(module));
            while (instruction.find()) {
                read.add(instruction.group(1));
            }
        }

        assertThat(read)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Opcode.values()).map(Opcode::text).toList());
    }

    @Test
    void aSmallKernelReadsAsItWasMeant() throws IOException {
        ModuleWriter module = new ModuleWriter();
        Layout values = Layout.row(33);
        module.export(
                "relu",
                module.add(new Transfer(values, values, VectorFunction.RELU, Arithmetic.STRICT, false).function()));

        String text = disassemble(module.write(300));

        assertThat(text.substring(text.indexOf("  (func"))).isEqualTo("""
                  (func (;0;) (type 2) (param i32 i32)
                    (local v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 i32 v128)
                    v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
                    local.set 19
                    local.get 0
                    i32.const 128
                    i32.add
                    local.set 18
                    loop  ;; label = @1
                      local.get 0
                      v128.load align=4
                      local.set 2
                      local.get 0
                      v128.load offset=16 align=4
                      local.set 3
                      local.get 0
                      v128.load offset=32 align=4
                      local.set 4
                      local.get 0
                      v128.load offset=48 align=4
                      local.set 5
                      local.get 19
                      local.get 2
                      f32x4.pmax
                      local.set 2
                      local.get 19
                      local.get 3
                      f32x4.pmax
                      local.set 3
                      local.get 19
                      local.get 4
                      f32x4.pmax
                      local.set 4
                      local.get 19
                      local.get 5
                      f32x4.pmax
                      local.set 5
                      local.get 1
                      local.get 2
                      v128.store align=4
                      local.get 1
                      local.get 3
                      v128.store offset=16 align=4
                      local.get 1
                      local.get 4
                      v128.store offset=32 align=4
                      local.get 1
                      local.get 5
                      v128.store offset=48 align=4
                      local.get 1
                      i32.const 64
                      i32.add
                      local.set 1
                      local.get 0
                      i32.const 64
                      i32.add
                      local.tee 0
                      local.get 18
                      i32.lt_u
                      br_if 0 (;@1;)
                    end
                    local.get 0
                    v128.load align=4
                    local.set 2
                    local.get 19
                    local.get 2
                    f32x4.pmax
                    local.set 2
                    local.get 1
                    local.get 2
                    v128.store32_lane 0)
                  (memory (;0;) 1 1)
                  (export "relu" (func 0))
                  (export "memory" (memory 0)))
                """);
    }
}
