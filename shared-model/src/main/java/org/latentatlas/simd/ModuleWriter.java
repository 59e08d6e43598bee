package org.latentatlas.simd;

import java.util.ArrayList;
import java.util.List;

/** Writes a module: functions without results over integer parameters, one memory of a fixed size, exports. */
final class ModuleWriter {
    private static final int PAGE = 1 << 16;
    private static final int MOST_PARAMETERS = 7;
    private static final int FUNCTION = 0;
    private static final int MEMORY = 2;
    private static final int GLOBAL = 3;

    private final List<CodeWriter> functions = new ArrayList<>();
    private final ByteRow exports = new ByteRow();
    private final ByteRow globals = new ByteRow();
    private int exported;
    private int constants;

    /** Adds a function and gives its number. */
    int add(CodeWriter function) {
        functions.add(function);
        return functions.size() - 1;
    }

    void export(String name, int function) {
        export(name, FUNCTION, function);
    }

    /** Exports a constant integer, such as an address. */
    void constant(String name, int value) {
        globals.add(0x7f);
        globals.add(0); // immutable
        Opcode.I32_CONST.write(globals);
        globals.signed(value);
        Opcode.END.write(globals);
        export(name, GLOBAL, constants++);
    }

    private void export(String name, int kind, int index) {
        exports.name(name);
        exports.add(kind);
        exports.unsigned(index);
        exported++;
    }

    /** The module's bytes, with a memory for {@code bytes} bytes under the name "memory". */
    byte[] write(int bytes) {
        export("memory", MEMORY, 0);
        ByteRow module = new ByteRow();
        module.word(0x6d736100); // "\0asm"
        module.word(1);
        section(module, 1, MOST_PARAMETERS + 1, types());
        section(module, 3, functions.size(), typesOfFunctions());
        section(module, 5, 1, memory((bytes + PAGE - 1) / PAGE));
        section(module, 6, constants, globals);
        section(module, 7, exported, exports);
        section(module, 10, functions.size(), bodies());
        return module.toArray();
    }

    private static void section(ByteRow module, int id, int items, ByteRow content) {
        ByteRow counted = new ByteRow();
        counted.unsigned(items);
        counted.add(content);
        module.add(id);
        module.unsigned(counted.length());
        module.add(counted);
    }

    /** Type i takes i integers and returns nothing. */
    private static ByteRow types() {
        ByteRow types = new ByteRow();
        for (int parameters = 0; parameters <= MOST_PARAMETERS; parameters++) {
            types.add(0x60);
            types.unsigned(parameters);
            for (int i = 0; i < parameters; i++) {
                types.add(0x7f);
            }
            types.unsigned(0);
        }
        return types;
    }

    private ByteRow typesOfFunctions() {
        ByteRow types = new ByteRow();
        for (CodeWriter function : functions) {
            types.unsigned(function.parameters());
        }
        return types;
    }

    private static ByteRow memory(int pages) {
        ByteRow memory = new ByteRow();
        memory.add(1); // a largest size is given: the memory never grows, and views of it stay valid
        memory.unsigned(pages);
        memory.unsigned(pages);
        return memory;
    }

    private ByteRow bodies() {
        ByteRow bodies = new ByteRow();
        for (CodeWriter function : functions) {
            ByteRow body = function.body();
            bodies.unsigned(body.length());
            bodies.add(body);
        }
        return bodies;
    }
}
