package org.latentatlas.server.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A message of protocol buffers, written field by field. */
final class Message {
    private final ByteString.Output bytes = ByteString.newOutput();
    private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

    /** Writes one field; memory does not fail. */
    @FunctionalInterface
    private interface Field {
        void write(CodedOutputStream out) throws IOException;
    }

    private Message add(Field field) {
        try {
            field.write(out);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Message text(int number, String value) {
        return add(to -> to.writeString(number, value));
    }

    Message integer(int number, long value) {
        return add(to -> to.writeInt64(number, value));
    }

    Message bytes(int number, ByteString value) {
        return add(to -> to.writeBytes(number, value));
    }

    Message message(int number, Message value) {
        return bytes(number, value.done());
    }

    /** The fields so far. */
    ByteString done() {
        add(CodedOutputStream::flush);
        return bytes.toByteString();
    }
}
