package io.slo4j.examples.spring;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The pool of connections to H2, which gives none during an outage. */
final class Database extends DelegatingDataSource {
    private volatile boolean out;

    Database(DataSource pool) {
        super(pool);
    }

    void breakDown() {
        out = true;
    }

    void mend() {
        out = false;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (out) {
            throw new SQLTransientConnectionException("the database is gone");
        }
        return super.getConnection();
    }

    @Configuration(proxyBeanMethods = false)
    static class InTheContext {
        @Bean
        Database dataSource(DataSourceProperties properties) {
            return new Database(properties.initializeDataSourceBuilder().build());
        }
    }
}
