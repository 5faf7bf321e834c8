package dev.seedbed.database.server;

import dev.seedbed.catalog.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * A file on the class path.
 *
 * @param url where it was found
 */
record Resource(URL url) {

  static Optional<Resource> find(ClassLoader classLoader, String name) {
    return Optional.ofNullable(classLoader.getResource(name)).map(Resource::new);
  }

  InputStream open() throws IOException {
    URLConnection connection = url.openConnection();
    // A cached jar would stay open as long as the JVM lives.
    connection.setUseCaches(false);
    return connection.getInputStream();
  }

  byte[] bytes() throws IOException {
    try (InputStream stream = open()) {
      return stream.readAllBytes();
    }
  }

  /** What changes whenever the content does; quick for a large file in a jar. */
  String fingerprint() throws IOException {
    if (url.openConnection() instanceof JarURLConnection connection) {
      connection.setUseCaches(false);
      try (JarFile jar = connection.getJarFile()) {
        ZipEntry entry = jar.getEntry(connection.getEntryName());
        if (entry.getSize() >= 0 && entry.getCrc() >= 0) {
          return Long.toHexString(entry.getSize()) + "-" + Long.toHexString(entry.getCrc());
        }
      }
    }
    return Sha256.of(bytes()).substring(0, 16);
  }
}
